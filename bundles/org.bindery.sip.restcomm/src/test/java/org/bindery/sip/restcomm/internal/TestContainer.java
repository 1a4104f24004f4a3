package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A container in this JVM, outside OSGi, on a free port of the loopback address. */
final class TestContainer implements AutoCloseable {

    private static final AtomicInteger CALLS = new AtomicInteger();

    final int port;
    final SipContainer container;

    TestContainer(Map<String, Object> properties) throws Exception {
        this(Sockets.freePort(), properties);
    }

    TestContainer(int port, Map<String, Object> properties) throws Exception {
        this.port = port;
        Map<String, Object> all = new HashMap<>(properties);
        all.putIfAbsent("listen", "udp:127.0.0.1:" + port + ",tcp:127.0.0.1:" + port);
        this.container = new SipContainer(Settings.of(all), directory());
    }

    static Path directory() throws IOException {
        return Files.createTempDirectory(Path.of("target"), "container");
    }

    Phone udp() throws IOException {
        return Phone.udp(port);
    }

    Phone tcp() throws IOException {
        return Phone.tcp(port);
    }

    /** A request as the phone would send it: complete, right, and with a Call-ID and branch of its own. */
    static String request(String method, Phone phone) {
        int call = CALLS.incrementAndGet();
        return method + " sip:example.com SIP/2.0\r\n"
                + "Via: SIP/2.0/" + phone.transport() + " 127.0.0.1:" + phone.localPort() + ";branch=z9hG4bK" + call
                + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:alice@example.com>;tag=1\r\n"
                + "To: <sip:alice@example.com>\r\n"
                + "Call-ID: call" + call + "\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "Contact: <sip:alice@127.0.0.1>\r\n"
                + "Event: reg\r\n"
                + "Subscription-State: active\r\n"
                + "Refer-To: <sip:bob@example.com>\r\n"
                + "Content-Length: 0\r\n\r\n";
    }

    @Override
    public void close() {
        container.close();
    }
}
