package org.bindery.sip.whiteboard.internal;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each message and event to its servlet. No lock is taken. A servlet that stops at this very moment lets nothing
 * in; then a newer snapshot is there, and the message is dispatched again by it.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Requests that begin a dialog or a subscription: more will follow in their session. */
    private static final Set<String> BEGINNING = Set.of("INVITE", "SUBSCRIBE", "REFER", "NOTIFY");

    private final Supplier<Snapshot> snapshots;

    Dispatcher(Supplier<Snapshot> snapshots) {
        this.snapshots = snapshots;
    }

    void request(SipServletRequest request) {
        boolean done;
        do {
            Snapshot now = snapshots.get();
            done = isInitial(request) ? initial(request, now) : following(request, now);
        } while (!done);
    }

    private static boolean isInitial(SipServletRequest request) {
        return request.isInitial() && Answers.isAnswerable(request);
    }

    private static boolean initial(SipServletRequest request, Snapshot now) {
        RunningServlet target = now.select(request);
        if (target == null) {
            Answers.initial(request, now);
            return true;
        }
        return first(target, request);
    }

    private static boolean following(SipServletRequest request, Snapshot now) {
        String owner = Ownership.of(request);
        if (owner == null) {
            return orphan(request, now);
        }
        RunningServlet target = now.named(owner);
        if (target == null) {
            Answers.away(request);
            return true;
        }
        return serve(target, request);
    }

    /** A request in a session that nobody is written for: as an initial one, if there is something to do about it. */
    private static boolean orphan(SipServletRequest request, Snapshot now) {
        RunningServlet target = Answers.isAnswerable(request) ? now.select(request) : null;
        if (target == null) {
            Answers.orphan(request, now);
            return true;
        }
        return first(target, request);
    }

    /** The owner of a session that ends with its answer need not be written, which is most of a registrar's. */
    private static boolean first(RunningServlet target, SipServletRequest request) {
        String name = target.description().name();
        if (BEGINNING.contains(request.getMethod())) {
            Ownership.write(request, name);
            return serve(target, request);
        }
        boolean served = serve(target, request);
        if (served && isOfUse(target, request)) {
            Ownership.write(request, name);
        }
        return served;
    }

    private static boolean isOfUse(RunningServlet target, SipServletRequest request) {
        try {
            SipSession session =
                    target.listensToSessions() || !request.isCommitted() ? request.getSession(false) : null;
            return session != null && session.isValid();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static boolean serve(RunningServlet target, SipServletRequest request) {
        try {
            return target.service(request, null);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            LOG.error("servlet {} failed on {}", target.description().name(), request.getMethod(), e);
            Answers.failed(request);
            return true;
        }
    }

    void response(SipServletResponse response) {
        boolean done;
        do {
            done = response(response, snapshots.get());
        } while (!done);
    }

    private static boolean response(SipServletResponse response, Snapshot now) {
        RunningServlet target = sender(response, now);
        if (target == null) {
            LOG.warn("a {} to {} is dropped: its servlet is away", response.getStatus(), response.getMethod());
            return true;
        }
        try {
            return target.service(null, response);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            LOG.error(
                    "servlet {} failed on a {} to {}",
                    target.description().name(),
                    response.getStatus(),
                    response.getMethod(),
                    e);
            return true;
        }
    }

    private static @Nullable RunningServlet sender(SipServletResponse response, Snapshot now) {
        String owner = Ownership.of(response);
        if (owner != null) {
            return now.named(owner);
        }
        // Proxied, and answered before the owner was written: whoever takes the request has proxied it.
        Proxy proxy = response.getProxy();
        return proxy == null ? null : now.select(proxy.getOriginalRequest());
    }

    /** Tells the owner of a session its event. */
    <L> void event(@Nullable String owner, Class<L> type, Consumer<L> event) {
        RunningServlet target = owner == null ? null : snapshots.get().named(owner);
        while (target != null && owner != null && !target.tell(type, event)) {
            target = snapshots.get().named(owner);
        }
        if (target == null) {
            LOG.debug("an event for {} is dropped: {} is not in service", type.getSimpleName(), owner);
        }
    }
}
