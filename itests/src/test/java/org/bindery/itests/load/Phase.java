package org.bindery.itests.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one phase measured.
 *
 * @param name such as {@code refresh}
 * @param rate requests answered a second
 * @param retransmissions requests sent again
 * @param lost requests without an answer
 * @param p50 median milliseconds from the first sending to the final answer
 * @param p99 99th percentile of the same
 * @param cpu CPU seconds of the server for 10,000 requests
 * @param codes the statuses and how often each came
 */
record Phase(
        String name, double rate, long retransmissions, long lost, double p50, double p99, double cpu, String codes) {

    static Phase parse(String json) {
        return new Phase(
                text(json, "phase"),
                number(json, "rate"),
                (long) number(json, "rtx"),
                (long) number(json, "lost"),
                number(json, "p50_ms"),
                number(json, "p99_ms"),
                number(json, "srv_cpu_s_per_10k"),
                text(json, "codes"));
    }

    /** Several rounds of one phase as one: means, sums of what went wrong, and the worst 99th percentile. */
    static Phase mean(List<Phase> rounds) {
        return new Phase(
                rounds.get(0).name(),
                rounds.stream().mapToDouble(Phase::rate).average().orElseThrow(),
                rounds.stream().mapToLong(Phase::retransmissions).sum(),
                rounds.stream().mapToLong(Phase::lost).sum(),
                rounds.stream().mapToDouble(Phase::p50).average().orElseThrow(),
                rounds.stream().mapToDouble(Phase::p99).max().orElseThrow(),
                rounds.stream().mapToDouble(Phase::cpu).average().orElseThrow(),
                rounds.stream().map(Phase::codes).distinct().collect(Collectors.joining(", ")));
    }

    private static double number(String json, String name) {
        return Double.parseDouble(find(json, "\"" + name + "\":([-0-9.]+)"));
    }

    private static String text(String json, String name) {
        return find(json, "\"" + name + "\":\"([^\"]*)\"");
    }

    private static String find(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException(pattern + " is not in " + json);
        }
        return matcher.group(1);
    }

    static String heading() {
        return String.format(
                "%-14s %-11s %9s %8s %6s %9s %9s %10s  %s",
                "server", "phase", "req/s", "retrans", "lost", "p50 ms", "p99 ms", "CPU s/10k", "answers");
    }

    String row(String server) {
        return String.format(
                "%-14s %-11s %9.0f %8d %6d %9.2f %9.2f %10.3f  %s",
                server, name, rate, retransmissions, lost, p50, p99, cpu, codes);
    }
}
