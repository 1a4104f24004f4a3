package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.itests.House.CONTAINER;
import static org.bindery.itests.House.LOCATION;
import static org.bindery.itests.House.REGISTRAR;
import static org.bindery.itests.House.SIP_FACTORY;
import static org.bindery.itests.House.WHITEBOARD;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bundles come, go and are updated while the others run. */
@InFramework(NativeFelix.class)
class LifecycleIT {

    private House house;
    private SipClient client;
    private Phone phone;

    @BeforeEach
    void register() throws Exception {
        house = House.open();
        client = house.udp();
        phone = House.phone(client);
        assertThat(phone.register(600).status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void withoutTheRegistrarRegisterIsAnsweredWithARetryAfter() throws Exception {
        house.bundle(REGISTRAR).stop();
        assertRetryAfter(phone.query());

        house.bundle(REGISTRAR).start();
        house.awaitRegistrar();
        assertThat(phone.query().contacts()).hasSize(1);
    }

    @Test
    void withoutTheLocationServiceRegisterIsAnsweredWithARetryAfter() throws Exception {
        house.bundle(LOCATION).stop();
        assertRetryAfter(phone.query());

        house.bundle(LOCATION).start();
        house.awaitRegistrar();
        assertThat(phone.register(600).contacts()).hasSize(1);
    }

    @Test
    void withoutTheWhiteboardEveryRequestIsAnsweredWithARetryAfter() throws Exception {
        house.bundle(WHITEBOARD).stop();
        assertRetryAfter(phone.query());

        house.bundle(WHITEBOARD).start();
        house.awaitRegistrar();
        assertThat(phone.query().contacts()).hasSize(1);
    }

    private static void assertRetryAfter(SipMessage answer) {
        assertThat(answer.status()).as(answer.startLine()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*.*");
    }

    @Test
    void theContainerGoesAndComesAndTheBindingsStay() throws Exception {
        assertThat(house.hasService(SIP_FACTORY)).isTrue();
        house.bundle(CONTAINER).stop();
        assertThat(house.hasService(SIP_FACTORY)).isFalse();
        assertThat(client.sendFor(SipRequest.query("nobody"), Duration.ofSeconds(1)))
                .isNull();

        house.bundle(CONTAINER).start();
        house.awaitRegistrar();
        assertThat(phone.query().contacts()).hasSize(1);
        try (SipClient tcp = house.tcp()) {
            assertThat(tcp.send(SipRequest.query("nobody")).status()).isEqualTo(200);
        }
    }

    @Test
    void theRegistrarIsUpdatedAndNoRequestIsLost() throws Exception {
        assertNoRequestIsLostWhileUpdating(REGISTRAR);
        assertThat(phone.query().contacts()).hasSize(1);
    }

    @Test
    void theWhiteboardIsUpdatedAndNoRequestIsLost() throws Exception {
        assertNoRequestIsLostWhileUpdating(WHITEBOARD);
        assertThat(phone.query().contacts()).hasSize(1);
    }

    @Test
    void theLocationServiceIsUpdatedAndNoRequestIsLost() throws Exception {
        assertNoRequestIsLostWhileUpdating(LOCATION);
    }

    private void assertNoRequestIsLostWhileUpdating(String bundle) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Map<Integer, Integer>> answers = CompletableFuture.supplyAsync(() -> registerUntil(enough));
        for (int i = 0; i < 5; i++) {
            house.update(bundle);
            house.awaitRegistrar();
        }
        enough.set(true);
        assertThat(answers.get()).containsKey(200).containsOnlyKeys(200, 503);
    }

    /** How often each status was the answer; 0 is none. */
    private Map<Integer, Integer> registerUntil(AtomicBoolean enough) {
        Map<Integer, Integer> counts = new TreeMap<>(Map.of(200, 0, 503, 0));
        try (SipClient other = house.udp()) {
            Phone busy = House.phone(other);
            while (!enough.get()) {
                SipMessage answer = other.sendFor(
                        busy.request().header("Contact", busy.contact()).header("Expires", "600"),
                        Duration.ofSeconds(10));
                counts.merge(answer == null ? 0 : answer.status(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
