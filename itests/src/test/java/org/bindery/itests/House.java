package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The house inside the framework of a test: one per framework, listening on a free port of 127.0.0.1. It uses no type of
 * the house, so that the probe is not wired to a bundle that a test updates.
 */
final class House {

    static final String LOCATION = "org.bindery.location";
    static final String CONTAINER = "org.bindery.sip.restcomm";
    static final String WHITEBOARD = "org.bindery.sip.whiteboard";
    static final String REGISTRAR = "org.bindery.registrar";
    static final String USERS = "org.bindery.registrar.users";
    static final String SIP_FACTORY = "javax.servlet.sip.SipFactory";

    private static @Nullable House house;

    private final BundleContext context;
    private final int port = Ports.free();

    private House(BundleContext context) {
        this.context = context;
    }

    /** The house with a registrar that asks nobody for a secret, started by the first caller. */
    static House open() throws Exception {
        return open(false);
    }

    /** The house with a registrar that asks for secrets and knows no users, started by the first caller. */
    static House openWithAuthentication() throws Exception {
        return open(true);
    }

    private static synchronized House open(boolean authentication) throws Exception {
        if (house == null) {
            House opening = new House(FrameworkUtil.getBundle(House.class).getBundleContext());
            opening.configure(REGISTRAR, Map.of("authentication", authentication));
            opening.configure(USERS, Map.of("file", usersFile().toString()));
            opening.listenOn(opening.port);
            opening.start();
            house = opening;
        }
        house.awaitRegistrar();
        return house;
    }

    private static Path usersFile() throws IOException {
        Path file = Files.createTempDirectory("itests").resolve("users");
        file.toFile().deleteOnExit();
        return file;
    }

    private void start() throws BundleException {
        for (String name : List.of(LOCATION, CONTAINER, WHITEBOARD, REGISTRAR)) {
            bundle(name).start();
        }
    }

    int port() {
        return port;
    }

    BundleContext context() {
        return context;
    }

    Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(b -> name.equals(b.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No bundle " + name));
    }

    /** Updates a bundle from the jar that it came from and refreshes whom it serves, as an operator does. */
    void update(String name) throws Exception {
        try (InputStream jar = URI.create(Jars.bundle(name)).toURL().openStream()) {
            bundle(name).update(jar);
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle(name)), event -> refreshed.countDown());
        assertThat(refreshed.await(30, TimeUnit.SECONDS)).as("refreshed").isTrue();
    }

    /** Sets the whole configuration of a PID. */
    void configure(String pid, Map<String, ?> values) throws IOException {
        configurations().getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(new HashMap<>(values)));
    }

    /** Has the container listen on that port, on UDP and TCP. */
    void listenOn(int where) throws IOException {
        configure(CONTAINER, Map.of("listen", new String[] {"udp:127.0.0.1:" + where, "tcp:127.0.0.1:" + where}));
    }

    private ConfigurationAdmin configurations() {
        return service(ConfigurationAdmin.class);
    }

    <T> T service(Class<T> type) {
        return Await.value("a service " + type.getName(), () -> {
            ServiceReference<T> reference = context.getServiceReference(type);
            return reference == null ? null : context.getService(reference);
        });
    }

    boolean hasService(String type) {
        return context.getServiceReference(type) != null;
    }

    /** Waits until a REGISTER is answered by the registrar. */
    void awaitRegistrar() {
        awaitAnswer(port, "200 or 401 to a REGISTER", answer -> answer.status() == 200 || answer.status() == 401);
    }

    /** Waits until a query is answered as wished. */
    void awaitAnswer(int where, String what, Predicate<SipMessage> wanted) {
        Await.until(what, Duration.ofSeconds(30), () -> {
            try (SipClient client = SipClient.udp(where)) {
                SipMessage answer = client.sendFor(SipRequest.query("nobody"), Duration.ofMillis(700));
                return answer != null && wanted.test(answer);
            }
        });
    }

    SipClient udp() {
        return SipClient.udp(port);
    }

    SipClient tcp() {
        return SipClient.tcp(port);
    }

    /** A phone of a new user. */
    static Phone phone(SipClient client) {
        return Phone.of(client, "u" + SipRequest.unique());
    }

    /** Asserts that an answer refuses with that status and a reason phrase that names the culprit. */
    static void assertRefused(SipMessage answer, int status, String culprit) {
        assertThat(answer.status()).as(answer.startLine()).isEqualTo(status);
        assertThat(answer.reason()).as("reason phrase").containsIgnoringCase(culprit);
    }
}
