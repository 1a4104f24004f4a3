package org.bindery.sip.restcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestartTest {

    private static final int TIMES = 4;
    private static final long LIMIT_MILLIS = 10_000;

    @Test
    void restartsLeaveNoThreadAndNoPortBehind() throws Exception {
        int port = Sockets.freePort();
        startServeAndStop(port);
        Set<Thread> before = liveThreads();
        for (int i = 0; i < TIMES; i++) {
            startServeAndStop(port);
        }

        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!added(before).isEmpty() && System.currentTimeMillis() < deadline) {
            added(before).iterator().next().join(100);
        }
        assertThat(added(before)).isEmpty();
    }

    @Test
    void aChangedSettingIsTakenByTheNextStart() throws Exception {
        int port = Sockets.freePort();
        try (TestContainer lenient = new TestContainer(port, Map.of("fromTagRequired", false));
                Phone phone = lenient.udp()) {
            assertThat(phone.ask(withoutTag(phone))).startsWith("SIP/2.0 503 ");
        }
        try (TestContainer strict = new TestContainer(port, Map.of());
                Phone phone = strict.udp()) {
            assertThat(phone.ask(withoutTag(phone))).startsWith("SIP/2.0 400 Missing tag");
        }
    }

    private static String withoutTag(Phone phone) {
        return TestContainer.request("REGISTER", phone).replace(";tag=1", "");
    }

    private static void startServeAndStop(int port) throws Exception {
        try (TestContainer container = new TestContainer(port, Map.of());
                Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            container.container.enter(new RecordingEntry());
            assertThat(udp.ask(TestContainer.request("REGISTER", udp))).startsWith("SIP/2.0 200 ");
            assertThat(tcp.ask(TestContainer.request("REGISTER", tcp))).startsWith("SIP/2.0 200 ");
        }
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static Set<Thread> added(Set<Thread> before) {
        return liveThreads().stream().filter(thread -> !before.contains(thread)).collect(Collectors.toSet());
    }
}
