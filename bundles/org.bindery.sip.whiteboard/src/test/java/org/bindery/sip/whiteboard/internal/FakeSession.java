package org.bindery.sip.whiteboard.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.sip.SipSession;

/** A session: attributes, and whether it is valid. It counts how often its attributes are touched. */
final class FakeSession {

    final FakeApplicationSession applicationSession;
    final Map<String, Object> attributes = new ConcurrentHashMap<>();
    final AtomicInteger touches = new AtomicInteger();
    volatile boolean valid = true;
    final SipSession real = StandIn.of(SipSession.class, (method, arguments) -> {
        if (method.getName().equals("isValid")) {
            return valid;
        }
        if (!valid) {
            throw new IllegalStateException("invalid");
        }
        return switch (method.getName()) {
            case "getAttribute" -> touched().get((String) arguments[0]);
            case "setAttribute" -> touched().put((String) arguments[0], arguments[1]);
            case "getApplicationSession" -> applicationSession().real;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    });

    FakeSession() {
        this(new FakeApplicationSession());
    }

    FakeSession(FakeApplicationSession applicationSession) {
        this.applicationSession = applicationSession;
    }

    private FakeApplicationSession applicationSession() {
        return applicationSession;
    }

    private Map<String, Object> touched() {
        touches.incrementAndGet();
        return attributes;
    }
}
