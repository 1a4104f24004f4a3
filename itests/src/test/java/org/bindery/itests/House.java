package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** The house inside the framework of a test: one per framework, listening on a free port of 127.0.0.1. */
final class House {

    static final String LOCATION = "org.bindery.location";
    static final String CONTAINER = "org.bindery.sip.restcomm";
    static final String WHITEBOARD = "org.bindery.sip.whiteboard";
    static final String REGISTRAR = "org.bindery.registrar";
    static final String SIP_FACTORY = "javax.servlet.sip.SipFactory";

    private static @Nullable House house;

    private final BundleContext context;
    private final int port = freePort();

    private House(BundleContext context) {
        this.context = context;
    }

    /** The house with a registrar that asks nobody for a secret, started by the first caller. */
    static House open() throws Exception {
        return open(Map.of("authentication", false));
    }

    /** The house with that configuration of the registrar, started by the first caller. */
    static synchronized House open(Map<String, ?> registrar) throws Exception {
        if (house == null) {
            House opening = new House(FrameworkUtil.getBundle(House.class).getBundleContext());
            opening.configure(REGISTRAR, registrar);
            opening.listenOn(opening.port);
            opening.installAndStart();
            house = opening;
        }
        house.awaitRegistrar();
        return house;
    }

    private void installAndStart() throws BundleException {
        Bundle[] bundles = Stream.of(LOCATION, CONTAINER, WHITEBOARD, REGISTRAR)
                .map(this::install)
                .toArray(Bundle[]::new);
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    private Bundle install(String name) {
        try {
            return context.installBundle(Jars.bundle(name));
        } catch (BundleException e) {
            throw new IllegalStateException(name, e);
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

    /** Updates a bundle from the jar that it came from, as an operator does with a new version. */
    void update(String name) throws Exception {
        try (var jar = java.net.URI.create(Jars.bundle(name)).toURL().openStream()) {
            bundle(name).update(jar);
        }
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
    void awaitAnswer(int where, String what, java.util.function.Predicate<SipMessage> wanted) {
        Await.until(what, Duration.ofSeconds(30), () -> {
            try (SipClient client = SipClient.udp(where)) {
                SipMessage answer = client.sendFor(query("nobody"), Duration.ofMillis(700));
                return answer != null && wanted.test(answer);
            }
        });
    }

    static SipRequest query(String user) {
        String aor = "sip:" + user + "@127.0.0.1";
        return SipRequest.of("REGISTER", "sip:127.0.0.1", aor, aor);
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

    /** A port of 127.0.0.1 that is free for UDP and TCP just now. */
    static int freePort() {
        return Await.value("a free port", () -> {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
                return udp.getLocalPort();
            }
        });
    }

    /** Asserts that an answer refuses with that status and a reason phrase that names the culprit. */
    static void assertRefused(SipMessage answer, int status, String culprit) {
        assertThat(answer.status()).as(answer.startLine()).isEqualTo(status);
        assertThat(answer.reason()).as("reason phrase").containsIgnoringCase(culprit);
    }
}
