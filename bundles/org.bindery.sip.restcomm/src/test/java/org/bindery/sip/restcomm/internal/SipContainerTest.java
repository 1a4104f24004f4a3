package org.bindery.sip.restcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipContainerTest {

    private static TestContainer container;

    private final RecordingEntry entry = new RecordingEntry();

    @BeforeAll
    static void start() throws Exception {
        container = new TestContainer(Map.of());
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @AfterEach
    void leave() {
        container.container.leave(entry);
    }

    @Test
    void answersUnavailableWithRetryAfterWhileThereIsNoEntry() throws Exception {
        try (Phone phone = container.udp()) {
            assertThat(phone.ask(TestContainer.request("REGISTER", phone)))
                    .startsWith("SIP/2.0 503 ")
                    .contains("\r\nRetry-After: 5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE",
                "REGISTER",
                "OPTIONS",
                "SUBSCRIBE",
                "NOTIFY",
                "PUBLISH",
                "MESSAGE",
                "REFER",
                "FROBNICATE"
            })
    void carriesEveryMethodToTheEntryOverUdpAndTcp(String method) throws Exception {
        container.container.enter(entry);
        try (Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            assertThat(udp.ask(TestContainer.request(method, udp))).startsWith("SIP/2.0 200 ");
            assertThat(tcp.ask(TestContainer.request(method, tcp))).startsWith("SIP/2.0 200 ");
        }
        assertThat(entry.events).filteredOn(method::equals).hasSize(2);
    }

    @Test
    void answersARetransmissionAgainWithoutAskingTheEntryAgain() throws Exception {
        container.container.enter(entry); // which invalidates its session at once
        try (Phone phone = container.udp()) {
            String request = TestContainer.request("REGISTER", phone);

            String first = phone.ask(request);
            String second = phone.askAgain(request);

            assertThat(first).startsWith("SIP/2.0 200 ");
            assertThat(second).isEqualTo(first);
        }
        assertThat(entry.events).filteredOn("REGISTER"::equals).hasSize(1);
    }

    @Test
    void startsAndStopsTheEntry() {
        container.container.enter(entry);
        container.container.leave(entry);

        assertThat(entry.events).containsExactly("init", "destroy");
    }
}
