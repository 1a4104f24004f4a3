package org.bindery.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bindery.itests.Await;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;

/** A running distribution with a home of its own, on a port of 127.0.0.1. */
public final class Bindery implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SECRET = Pattern.compile("secret\\W+([A-Za-z0-9_-]{8,})");

    private final Path home;
    private final int port;
    private final List<String> options;
    private Process process;
    private Path output;

    private Bindery(Path home, int port, List<String> options) throws IOException {
        this.home = home;
        this.port = port;
        this.options = options;
        this.output = Files.createTempFile("bindery", ".out");
        this.process = launch();
    }

    /** Starts it with a home that may be new, and does not wait. */
    public static Bindery start(Path home, int port, String... options) throws IOException {
        return new Bindery(home, port, List.of(options));
    }

    private Process launch() throws IOException {
        return Program.start(output, environment(), List.of(script(), "-Dbindery.home=" + home, "run"));
    }

    private Map<String, String> environment() {
        List<String> all = new ArrayList<>(options);
        all.add("-Dsip.host=127.0.0.1");
        all.add("-Dsip.port=" + port);
        return Map.of("BINDERY_OPTS", String.join(" ", all), "JAVA_HOME", System.getProperty("java.home"));
    }

    private static String script() {
        String directory = Objects.requireNonNull(
                System.getProperty("itests.distribution"), "itests.distribution is not set: run with mvn verify");
        return Path.of(directory, "bin", "bindery").toString();
    }

    /** Starts it again after it was stopped. */
    void startAgain() throws IOException {
        output = Files.createTempFile("bindery", ".out");
        process = launch();
    }

    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed so far. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SipClient udp() {
        return SipClient.udp(port);
    }

    /** Waits until REGISTER is answered, with 200 or, where it asks for a secret, 401. */
    public Bindery awaitReady() {
        Await.until("an answer to REGISTER; it printed " + home, PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("It ended with " + process.exitValue() + ":\n" + output());
            }
            int status = statusOfQuery();
            return status == 200 || status == 401;
        });
        return this;
    }

    private int statusOfQuery() {
        String aor = "sip:nobody@127.0.0.1";
        try (SipClient client = udp()) {
            SipMessage answer =
                    client.sendFor(SipRequest.of("REGISTER", "sip:127.0.0.1", aor, aor), Duration.ofMillis(300));
            return answer == null ? 0 : answer.status();
        }
    }

    /** Runs a shell command in it. */
    public Program.Result exec(String command) {
        return exec(home, command);
    }

    /** Runs a shell command in the instance of a home, if there is one. */
    static Program.Result exec(Path home, String command) {
        return Program.run(
                Duration.ofSeconds(30),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(script(), "-Dbindery.home=" + home, "exec", command));
    }

    /** Adds a user and returns the secret that was made. */
    String addUser(String name) {
        Program.Result result = exec("bindery:user-add " + name);
        if (result.status() != 0) {
            throw new AssertionError("user-add ended with " + result);
        }
        return secretIn(result.output());
    }

    /** The secret of the demo user, printed at the first start. */
    String demoSecret() {
        return Await.value("the demo user's secret is printed", () -> secretIn(output()));
    }

    private static String secretIn(String text) {
        Matcher matcher = SECRET.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No secret in: " + text);
        }
        return matcher.group(1);
    }

    /** Appends a line to a configuration file, as an operator does while it runs. */
    void configure(String pid, String attribute, String value) throws IOException {
        Path file = home.resolve("conf").resolve(pid + ".cfg");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.matches("\\s*" + Pattern.quote(attribute) + "\\s*=.*"));
        lines.add(attribute + " = " + value);
        Path next = Files.writeString(file.resolveSibling(pid + ".new"), String.join("\n", lines) + "\n");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Sends a signal and waits for the end; tells the exit status. */
    int stop(String signal) {
        Program.signal(signal, process);
        return Program.wait(Duration.ofSeconds(20), process);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop("INT");
        }
    }
}
