package org.bindery.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bindery.itests.Await;
import org.bindery.itests.Jars;
import org.bindery.itests.Ports;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, stop, configuration and shell of the distribution. */
class DistributionIT {

    private static final String REGISTRAR = "org.bindery.registrar";

    @TempDir
    private static Path home;

    private static Bindery bindery;
    private static String secret;

    @BeforeAll
    static void start() throws IOException {
        bindery = Bindery.start(home, Ports.free()).awaitReady();
        secret = bindery.demoSecret();
    }

    @AfterAll
    static void stop() {
        bindery.close();
    }

    @Test
    void saysWhereItListensAndHowToRegister() {
        assertThat(bindery.output()).contains("127.0.0.1:" + bindery.port()).contains("demo");
        assertThat(bindery.output().lines().count()).as("lines printed").isLessThan(20);
    }

    @Test
    void theDemoUserRegistersWithThePrintedSecret() {
        try (SipClient client = bindery.udp()) {
            Phone phone = Phone.of(client, "demo", secret);
            assertThat(phone.register(600).status()).isEqualTo(200);
            assertThat(bindery.exec("bindery:bindings").output()).contains("sip:demo@127.0.0.1");
            assertThat(phone.register(0).status()).isEqualTo(200);
        }
    }

    @Test
    void answersWithinFiveSecondsOfItsStart(@TempDir Path other) throws IOException {
        long start = System.nanoTime();
        try (Bindery quick = Bindery.start(other, Ports.free()).awaitReady();
                SipClient client = quick.udp()) {
            assertThat(Phone.of(client, "demo", quick.demoSecret())
                            .register(600)
                            .status())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void stopsCleanlyOnInterruptAndKeepsItsUsers(@TempDir Path other) throws IOException {
        try (Bindery again = Bindery.start(other, Ports.free()).awaitReady()) {
            String demo = again.demoSecret();
            assertThat(again.stop("INT")).as("exit status").isZero();
            try (DatagramSocket free = new DatagramSocket(again.port(), InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
            again.startAgain();
            again.awaitReady();
            assertThat(again.output()).doesNotContain(demo);
            try (SipClient client = again.udp()) {
                assertThat(Phone.of(client, "demo", demo).register(600).status())
                        .isEqualTo(200);
            }
            assertThat(again.stop("TERM")).as("exit status").isZero();
        }
    }

    @Test
    void execEndsWithTheStatusOfTheCommand(@TempDir Path nobodyHome) {
        assertThat(bindery.exec("bindery:status").status()).isZero();
        assertThat(bindery.exec("no-such-command").status()).isEqualTo(1);
        assertThat(Bindery.exec(nobodyHome, "bindery:status").status()).isEqualTo(2);
    }

    @Test
    void onlyTheOwnerMayOpenTheShell() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("run"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".sock")))
                    .singleElement()
                    .satisfies(
                            socket -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondInstanceInTheSameHomeIsRefused() throws IOException {
        try (Bindery second = Bindery.start(home, Ports.free())) {
            Await.until("the second instance ends", () -> !second.isAlive());
            assertThat(second.output()).contains(home.toString());
            assertThat(second.output().lines().count()).isLessThan(5);
        }
        assertThat(bindery.exec("bindery:status").status()).isZero();
    }

    @Test
    void configurationIsReadAgainAndAWrongValueStopsOnlyItsComponent() throws IOException {
        try (SipClient client = bindery.udp()) {
            Phone phone = Phone.of(client, "demo", secret);
            bindery.configure(REGISTRAR, "maxContacts", "1");
            String two = "<sip:a@127.0.0.1:7001>, <sip:b@127.0.0.1:7002>";
            Await.until("one contact at most", () -> {
                phone.register("*", 0);
                return phone.register(two, 600).status() == 403;
            });

            bindery.configure(REGISTRAR, "maxContacts", "many");
            Await.until("the registrar refuses", () -> phone.query().status() == 503);
            Pattern refusal = Pattern.compile("org\\.bindery\\.registrar\\b.*maxContacts.*many");
            Await.until("a line that names the value", () -> refusal.matcher(bindery.output())
                    .find());
            assertThat(bindery.exec("bindery:status").status()).isZero();

            bindery.configure(REGISTRAR, "maxContacts", "10");
            Await.until("the registrar is back", () -> phone.query().status() == 200);
        }
    }

    @Test
    void aBundleIsUpdatedWhileItRuns() {
        Matcher line = Pattern.compile("(?m)^\\s*(\\d+)\\s*\\|.*org\\.bindery\\.registrar")
                .matcher(bindery.exec("lb -s").output());
        assertThat(line.find()).isTrue();
        try (SipClient client = bindery.udp()) {
            Phone phone = Phone.of(client, "demo", secret);
            assertThat(phone.register(600).status()).isEqualTo(200);
            Program.Result updated = bindery.exec("update " + line.group(1) + " " + Jars.bundle(REGISTRAR));
            assertThat(updated.status()).as(updated.output()).isZero();
            bindery.awaitReady();
            assertThat(phone.query().contacts()).isNotEmpty();
        }
    }

    @Test
    void aPortInUseIsOneClearLine(@TempDir Path other) throws IOException {
        try (Bindery blocked = Bindery.start(other, bindery.port())) {
            Await.until("a line that names the port", () -> blocked.output().contains(":" + bindery.port()));
            assertThat(blocked.output()).doesNotContain("\tat ");
        }
    }
}
