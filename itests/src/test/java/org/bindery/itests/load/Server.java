package org.bindery.itests.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bindery.itests.Await;
import org.bindery.itests.BundleJar;
import org.bindery.itests.Ports;
import org.bindery.itests.distribution.Bindery;
import org.bindery.itests.distribution.Program;
import org.bindery.itests.servlets.EmptyServlet;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipRequest;

/**
 * A server under load.
 *
 * @param name for the table
 * @param port of 127.0.0.1
 * @param pid its process
 * @param stop what stops it
 */
record Server(String name, int port, long pid, Runnable stop) implements AutoCloseable {

    /** The distribution with authentication off. */
    static Server registrar(Settings settings) throws IOException {
        return of("registrar", bindery(settings));
    }

    /** The distribution with a servlet in place of the registrar that only answers 200. */
    static Server empty(Settings settings) throws IOException {
        Bindery bindery = bindery(settings);
        Path jar = Files.write(
                Settings.work().resolve("empty.jar"), BundleJar.of("org.bindery.itests.empty", EmptyServlet.class));
        Matcher id = Pattern.compile("(?m)^\\s*(\\d+)\\s*\\|.*org\\.bindery\\.registrar")
                .matcher(exec(bindery, "lb -s"));
        if (!id.find()) {
            throw new IllegalStateException("There is no registrar to replace");
        }
        exec(bindery, "stop " + id.group(1));
        exec(bindery, "start " + jar.toUri());
        bindery.awaitReady();
        return of("empty servlet", bindery);
    }

    private static Bindery bindery(Settings settings) throws IOException {
        Path home = Files.createTempDirectory(Settings.work(), "home");
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(
                home.resolve("conf/org.bindery.location.cfg"),
                "store.target = (location.store=" + settings.store() + ")\n");
        return Bindery.start(home, Ports.free(), "-Dsip.authentication=false", settings.jvm())
                .awaitReady();
    }

    private static Server of(String name, Bindery bindery) {
        return new Server(name, bindery.port(), bindery.pid(), bindery::close);
    }

    private static String exec(Bindery bindery, String command) {
        Program.Result result = bindery.exec(command);
        if (result.status() != 0) {
            throw new IllegalStateException(command + " ended with " + result);
        }
        return result.output();
    }

    /** Kamailio with bindings in memory only. */
    static Server kamailio() throws IOException {
        int port = Ports.free();
        Path home = Files.createTempDirectory(Settings.work(), "kamailio");
        Process process = new ProcessBuilder(
                        "kamailio",
                        "-DD",
                        "-E",
                        "-m",
                        "512",
                        "-f",
                        Settings.sources().resolve("kamailio.cfg").toString(),
                        "-Y",
                        home.toString(),
                        "-P",
                        home.resolve("pid").toString(),
                        "-l",
                        "udp:127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        Server server = new Server("kamailio", port, process.pid(), () -> {
            process.destroy();
            Program.wait(Duration.ofSeconds(20), process);
        });
        Await.until("an answer from kamailio", () -> server.answers());
        return server;
    }

    private boolean answers() {
        String aor = "sip:nobody@127.0.0.1";
        try (SipClient client = SipClient.udp(port)) {
            return client.sendFor(SipRequest.of("REGISTER", "sip:127.0.0.1", aor, aor), Duration.ofMillis(300)) != null;
        }
    }

    /** The bytes of live objects after a full garbage collection. */
    long liveBytes() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String histogram = Program.run(
                        Duration.ofMinutes(2), Map.of(), List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
                .output();
        Matcher total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("No histogram: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public void close() {
        stop.run();
    }
}
