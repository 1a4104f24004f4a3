package org.bindery.sip.whiteboard.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import org.jspecify.annotations.Nullable;

/** An application session: attributes, timers, and whether it is valid. */
final class FakeApplicationSession {

    /** What may be asked of a session that has ended. */
    private static final Set<String> ALWAYS = Set.of("isValid", "getId", "getTimer");

    private static final AtomicInteger COUNT = new AtomicInteger();

    final String id = "app-" + COUNT.incrementAndGet();
    final Map<String, Object> attributes = new ConcurrentHashMap<>();
    final Map<String, ServletTimer> timers = new ConcurrentHashMap<>();
    volatile boolean valid = true;
    final SipApplicationSession real = StandIn.of(SipApplicationSession.class, (method, arguments) -> {
        if (ALWAYS.contains(method.getName())) {
            return always(method.getName(), arguments);
        }
        if (!valid) {
            throw new IllegalStateException("invalid");
        }
        return switch (method.getName()) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            case "invalidate" -> invalidate();
            case "getAttributeNames" -> List.copyOf(attributes.keySet()).iterator();
            default -> throw new UnsupportedOperationException(method.getName());
        };
    });

    private @Nullable Object invalidate() {
        valid = false;
        return null;
    }

    private @Nullable Object always(String method, Object[] arguments) {
        return switch (method) {
            case "isValid" -> valid;
            case "getId" -> id;
            default -> timers.get((String) arguments[0]);
        };
    }

    /** Has a timer of this session. */
    ServletTimer timer(String id) {
        ServletTimer timer = StandIn.of(ServletTimer.class, (method, arguments) -> switch (method.getName()) {
            case "getId" -> id;
            case "getApplicationSession" -> real;
            default -> throw new UnsupportedOperationException(method.getName());
        });
        timers.put(id, timer);
        return timer;
    }
}
