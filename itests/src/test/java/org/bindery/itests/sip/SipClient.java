package org.bindery.itests.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server and waits for their final answers, with the retransmissions of RFC 3261 section 17.1.2.2
 * over UDP. Requests from the server are queued. May be used by several threads.
 */
public final class SipClient implements AutoCloseable {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);

    private final Wire wire;
    private final Map<String, BlockingQueue<SipMessage>> pending = new ConcurrentHashMap<>();
    private final BlockingQueue<SipMessage> requests = new LinkedBlockingQueue<>();
    private final AtomicLong retransmissions = new AtomicLong();
    private final Duration limit;

    private SipClient(Wire wire, Duration limit) {
        this.wire = wire;
        this.limit = limit;
        wire.receive(this::received);
    }

    /** Over UDP, to a port of 127.0.0.1. */
    public static SipClient udp(int port) {
        return new SipClient(UdpWire.to(port), Duration.ofSeconds(16));
    }

    /** Over one TCP connection, to a port of 127.0.0.1. */
    public static SipClient tcp(int port) {
        return new SipClient(TcpWire.to(port), Duration.ofSeconds(16));
    }

    /** The same wire's address as a Contact URI. */
    public String contact(String user) {
        return "sip:" + user + "@127.0.0.1:" + wire.localPort() + (wire.reliable() ? ";transport=tcp" : "");
    }

    /** How often a request was sent again. */
    public long retransmissions() {
        return retransmissions.get();
    }

    /**
     * Sends a request and waits for its final answer.
     *
     * @throws AssertionError if there was none
     */
    public SipMessage send(SipRequest request) {
        SipMessage answer = sendFor(request, limit);
        if (answer == null) {
            throw new AssertionError("No final answer to " + request.method() + " within " + limit);
        }
        return answer;
    }

    /**
     * Sends the same request three times, each as soon as the one before is answered, as if the answers were lost. One
     * that comes while its transaction is just ending may need to be sent again, as over any lossy wire.
     */
    public List<SipMessage> sendThrice(SipRequest request) {
        String branch = "z9hG4bK" + SipRequest.unique();
        BlockingQueue<SipMessage> answers = new LinkedBlockingQueue<>();
        pending.put(branch, answers);
        try {
            return Stream.generate(() -> exchange(request.text(via(branch)), answers, limit))
                    .limit(3)
                    .flatMap(Stream::ofNullable)
                    .toList();
        } finally {
            pending.remove(branch);
        }
    }

    private String via(String branch) {
        return "SIP/2.0/" + wire.transport() + " 127.0.0.1:" + wire.localPort() + ";branch=" + branch
                + (wire.reliable() ? "" : ";rport");
    }

    /** Sends a request and waits that long for its final answer; null if there was none. */
    public @Nullable SipMessage sendFor(SipRequest request, Duration patience) {
        String branch = "z9hG4bK" + SipRequest.unique();
        String text = request.text(via(branch));
        BlockingQueue<SipMessage> answers = new LinkedBlockingQueue<>();
        pending.put(branch, answers);
        try {
            return exchange(text, answers, patience);
        } finally {
            pending.remove(branch);
        }
    }

    private @Nullable SipMessage exchange(String text, BlockingQueue<SipMessage> answers, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Duration interval = wire.reliable() ? patience : T1;
        wire.send(text);
        while (true) {
            long left = end - System.nanoTime();
            SipMessage answer = poll(answers, Math.min(left, interval.toNanos()));
            if (answer != null && answer.status() >= 200) {
                return answer;
            }
            if (answer == null) {
                if (end - System.nanoTime() <= 0) {
                    return null;
                }
                wire.send(text);
                retransmissions.incrementAndGet();
                interval = interval.multipliedBy(2).compareTo(T2) < 0 ? interval.multipliedBy(2) : T2;
            }
        }
    }

    /** Sends raw text as it is and waits for nothing. */
    public void sendRaw(String text) {
        wire.send(text);
    }

    /**
     * The next request that the server sent.
     *
     * @throws AssertionError if none comes in time
     */
    public SipMessage nextRequest(Duration patience) {
        SipMessage request = poll(requests, patience.toNanos());
        if (request == null) {
            throw new AssertionError("No request from the server within " + patience);
        }
        return request;
    }

    /** Answers a request of the server. */
    public void answer(SipMessage request, int status, String reason) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " " + reason + "\r\n");
        for (String name : new String[] {"Via", "From", "To", "Call-ID", "CSeq"}) {
            request.headers(name)
                    .forEach(value ->
                            text.append(name).append(": ").append(value).append("\r\n"));
        }
        wire.send(text.append("Content-Length: 0\r\n\r\n").toString());
    }

    private void received(SipMessage message) {
        if (!message.isResponse()) {
            requests.add(message);
            return;
        }
        BlockingQueue<SipMessage> answers = pending.get(message.branch());
        if (answers != null) {
            answers.add(message);
        }
    }

    private static @Nullable SipMessage poll(BlockingQueue<SipMessage> queue, long nanos) {
        try {
            return queue.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting", e);
        }
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
