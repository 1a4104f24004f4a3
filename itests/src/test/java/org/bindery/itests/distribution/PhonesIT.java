package org.bindery.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bindery.itests.Await;
import org.bindery.itests.Ports;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real phones register, refresh and unregister with digest at the distribution; what is bound is asked of the server.
 * Bindings last 4 s where a phone refreshes by itself, so one that is there after 6 s was refreshed.
 */
class PhonesIT {

    private static final String REGISTRAR = "org.bindery.registrar";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path home;

    private static Bindery bindery;

    @TempDir
    private Path phoneHome;

    private SipClient client;

    @BeforeAll
    static void start() throws IOException {
        bindery = Bindery.start(home, Ports.free()).awaitReady();
        bindery.configure(REGISTRAR, "minExpires", "1");
        try (SipClient client = bindery.udp()) {
            Phone demo = Phone.of(client, "demo", bindery.demoSecret());
            Await.until("short bindings are allowed", () -> demo.register(2).status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        bindery.close();
    }

    @BeforeEach
    void connect() {
        client = bindery.udp();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void sipsakRegistersRefreshesAndUnregisters() {
        String sipsak = Program.require("sipsak");
        String secret = bindery.addUser("sipsak");
        Phone view = Phone.of(client, "sipsak", secret);

        sipsak(sipsak, secret, "600", 0);
        assertThat(expires(view)).isBetween(590L, 600L);
        sipsak(sipsak, secret, "1200", 0);
        assertThat(expires(view)).isBetween(1190L, 1200L);
        sipsak(sipsak, secret, "0", 0);
        assertThat(view.query().contacts()).isEmpty();

        sipsak(sipsak, "wrong", "600", 2);
        assertThat(view.query().contacts()).isEmpty();
    }

    private static void sipsak(String sipsak, String secret, String expires, int status) {
        String server = "sip:sipsak@127.0.0.1:" + bindery.port();
        Program.Result result = Program.run(
                LIMIT,
                sipsak,
                "-U",
                "-i",
                "-v",
                "-C",
                "sip:sipsak@127.0.0.1:7001",
                "-x",
                expires,
                "-u",
                "sipsak",
                "-a",
                secret,
                "-s",
                server);
        assertThat(result.status()).as(result.output()).isEqualTo(status);
    }

    @Test
    void baresipRegistersRefreshesAndUnregisters() throws IOException {
        String baresip = Program.require("baresip");
        String secret = bindery.addUser("baresip");
        Files.writeString(phoneHome.resolve("config"), resource("baresip.config"));
        Files.writeString(
                phoneHome.resolve("accounts"),
                "<sip:baresip@127.0.0.1:" + bindery.port() + ">;auth_user=baresip;auth_pass=" + secret + ";regint=4\n");
        Files.writeString(phoneHome.resolve("contacts"), "");
        Path output = phoneHome.resolve("out");
        Process process = Program.start(
                output, Map.of("HOME", phoneHome.toString()), List.of(baresip, "-f", phoneHome.toString()));
        staysBoundUntil(() -> Program.signal("INT", process), "baresip", secret);
        Program.wait(LIMIT, process);
    }

    @Test
    void linphoneRegistersRefreshesAndUnregisters() throws IOException {
        String linphone = Program.require("linphone-daemon");
        String secret = bindery.addUser("linphone");
        Path configuration = phoneHome.resolve("linphonerc");
        Files.createDirectories(phoneHome.resolve(".local/share/linphone"));
        Files.writeString(
                configuration,
                resource("linphonerc")
                        .replace("@SIP_PORT@", Integer.toString(Ports.free()))
                        .replace("@SERVER_PORT@", Integer.toString(bindery.port()))
                        .replace("@SECRET@", secret));
        ProcessBuilder builder = new ProcessBuilder(linphone, "--config", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(phoneHome.resolve("out").toFile());
        builder.environment().put("HOME", phoneHome.toString());
        Process process = builder.start();
        try (BufferedWriter commands = process.outputWriter(StandardCharsets.UTF_8)) {
            staysBoundUntil(() -> command(commands, "unregister ALL"), "linphone", secret);
            command(commands, "quit");
        }
        Program.wait(LIMIT, process);
    }

    private static void command(BufferedWriter commands, String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void staysBoundUntil(Runnable unregister, String user, String secret) {
        Phone view = Phone.of(client, user, secret);
        Await.until(user + " is bound", () -> view.query().contacts().size() == 1);
        long sixSecondsLater = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        List<Long> lifetimes = new ArrayList<>();
        Await.until("6 s have passed", () -> {
            lifetimes.add(expires(view));
            return System.nanoTime() > sixSecondsLater;
        });
        assertThat(lifetimes).allMatch(seconds -> seconds <= 4);
        unregister.run();
        Await.until(user + " is not bound", Duration.ofSeconds(3), () -> view.query()
                .contacts()
                .isEmpty());
    }

    @Test
    void sippRegistersAThousandTimesWithoutAFailure() throws IOException {
        String sipp = Program.require("sipp");
        String secret = bindery.addUser("sipp");
        bindery.configure(REGISTRAR, "md5Agents", "sipsak, baresip, sipp");
        Await.until(
                "sipp is offered MD5 alone",
                () -> client.send(SipRequest.query("sipp").header("User-Agent", "sipp"))
                                .headers("WWW-Authenticate")
                                .size()
                        == 1);
        Path scenario = Files.writeString(phoneHome.resolve("register.xml"), resource("register.xml"));
        Program.Result result = Program.run(
                Duration.ofSeconds(60),
                Map.of("TERM", "dumb", "HOME", phoneHome.toString()),
                List.of(
                        sipp,
                        "-sf",
                        scenario.toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(Ports.free()),
                        "-s",
                        "sipp",
                        "-au",
                        "sipp",
                        "-ap",
                        secret,
                        "-m",
                        "1000",
                        "-r",
                        "100",
                        "-timeout",
                        "40s",
                        "-timeout_error",
                        "-nostdin",
                        "127.0.0.1:" + bindery.port()));
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(Phone.of(client, "sipp", secret).query().contacts()).hasSize(1);
    }

    private static long expires(Phone view) {
        SipMessage answer = view.query();
        assertThat(answer.contacts()).as(answer.toString()).hasSize(1);
        return Long.parseLong(SipMessage.parameter(answer.contacts().get(0), "expires"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PhonesIT.class.getResourceAsStream("/phones/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
