package org.bindery.itests.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bindery.itests.Await;
import org.bindery.itests.distribution.Program;

/** Measures the distribution: {@code table}, {@code soak} or {@code sustain}, by the system property {@code load}. */
public final class LoadRun {

    private static final String PHASES = "new,refresh,query,unregister";

    private final Settings settings = Settings.fromProperties();
    private final Generator generator;

    private LoadRun(Generator generator) {
        this.generator = generator;
    }

    /** Runs what the system property {@code load} names. */
    public static void main(String[] args) throws IOException {
        LoadRun run = new LoadRun(Generator.compile());
        print("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + run.settings);
        switch (System.getProperty("load", "table")) {
            case "table" -> run.table();
            case "soak" -> run.soak();
            case "sustain" -> run.sustain();
            default -> throw new IllegalArgumentException("load must be table, soak or sustain");
        }
    }

    private void table() throws IOException {
        List<String> rows = new ArrayList<>(List.of(Phase.heading()));
        List<Phase> empty = measure(Server.empty(settings), rows);
        List<Phase> registrar = measure(Server.registrar(settings), rows);
        if (Program.onPath("kamailio")) {
            measure(Server.kamailio(), rows);
        } else {
            rows.add("kamailio is not installed");
        }
        rows.forEach(LoadRun::print);
        print(String.format(
                "CPU of the registrar is %.2f times that of the empty servlet, over all phases",
                cpu(registrar) / cpu(empty)));
    }

    private static double cpu(List<Phase> phases) {
        return phases.stream().mapToDouble(Phase::cpu).sum();
    }

    private List<Phase> measure(Server server, List<String> rows) {
        try (server) {
            warmUp(server);
            List<List<Phase>> rounds = new ArrayList<>();
            for (int i = 0; i < settings.rounds(); i++) {
                rounds.add(generator.run(server, PHASES, settings.users(), "-w", Integer.toString(settings.window())));
            }
            List<Phase> means = IntStream.range(0, rounds.get(0).size())
                    .mapToObj(phase ->
                            Phase.mean(rounds.stream().map(r -> r.get(phase)).toList()))
                    .toList();
            means.forEach(phase -> rows.add(phase.row(server.name())));
            return means;
        }
    }

    private void warmUp(Server server) {
        int users = settings.warmUp() / 4;
        generator.run(server, PHASES, users, "--first", "5000000", "-w", Integer.toString(settings.window()));
    }

    private void sustain() throws IOException {
        try (Server server = Server.registrar(settings)) {
            warmUp(server);
            generator.run(server, "new", settings.users(), "-w", Integer.toString(settings.window()));
            int count = settings.rate() * settings.seconds();
            Phase phase = generator
                    .run(
                            server,
                            "refresh",
                            settings.users(),
                            "-n",
                            Integer.toString(count),
                            "-r",
                            Integer.toString(settings.rate()),
                            "-w",
                            "4000")
                    .get(0);
            print(Phase.heading());
            print(phase.row(server.name()));
            print("retransmissions: " + phase.retransmissions());
        }
    }

    private void soak() throws IOException {
        try (Server server = Server.registrar(settings)) {
            warmUp(server);
            String window = Integer.toString(settings.window());
            generator.run(server, "new", settings.users(), "-w", window);
            rest();
            long before = server.liveBytes();
            Phase phase = generator
                    .run(
                            server,
                            "refresh",
                            settings.users(),
                            "-n",
                            Long.toString(Math.round(settings.millions() * 1_000_000)),
                            "-w",
                            window)
                    .get(0);
            print(Phase.heading());
            print(phase.row(server.name()));
            rest();
            long after = server.liveBytes();
            double growth = 100.0 * (after - before) / before;
            print(String.format("live heap %,d bytes before, %,d after: %+.1f %%", before, after, growth));
            if (growth > 10) {
                throw new IllegalStateException("The heap grew by more than 10 %");
            }
        }
    }

    private void rest() {
        long end = System.nanoTime() + Duration.ofSeconds(settings.rest()).toNanos();
        Await.until("the rest is over", Duration.ofSeconds(settings.rest() + 10), () -> System.nanoTime() > end);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
