package org.bindery.sip.whiteboard.internal;

import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the whiteboard itself answers. ACK is never answered, nor CANCEL, which the container has answered already. */
final class Answers {

    /** How long a client shall wait before it tries a servlet again that is away. */
    static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_SUCH_DIALOG = 481;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private Answers() {}

    static boolean isAnswerable(SipServletRequest request) {
        String method = request.getMethod();
        return !"ACK".equals(method) && !"CANCEL".equals(method);
    }

    /** Answers an initial request that no servlet takes. */
    static void initial(SipServletRequest request, Snapshot now) {
        if (now.slots().isEmpty()) {
            away(request);
        } else if (!"OPTIONS".equals(request.getMethod())) {
            refuse(request, now);
        } else if (request.getRequestURI() instanceof SipURI uri && isEmpty(uri.getUser())) {
            send(request, OK, response -> describe(response, now));
        } else {
            send(request, NOT_FOUND, response -> {});
        }
        Ownership.endOfNobody(request);
    }

    private static void refuse(SipServletRequest request, Snapshot now) {
        if (now.takes(request)) {
            send(request, NOT_FOUND, response -> {});
        } else {
            send(request, METHOD_NOT_ALLOWED, response -> response.setHeader("Allow", now.allow()));
        }
    }

    private static boolean isEmpty(String user) {
        return user == null || user.isEmpty();
    }

    /**
     * RFC 3261 section 11.2. Which bodies are understood is up to each servlet, so Accept excludes none.
     * The container's own list of extensions is not told: it names what it could do for a servlet that wanted it.
     */
    private static void describe(SipServletResponse response, Snapshot now) {
        response.setHeader("Allow", now.allow());
        response.setHeader("Accept", "*/*");
        if (!now.supported().isEmpty()) {
            response.setHeader("Supported", now.supported());
        }
    }

    /** Answers a request inside a dialog of nobody. */
    static void orphan(SipServletRequest request, Snapshot now) {
        if (now.slots().isEmpty()) {
            away(request);
        } else {
            send(request, NO_SUCH_DIALOG, response -> {});
        }
    }

    /** Answers a request whose servlet is not in service. */
    static void away(SipServletRequest request) {
        send(
                request,
                UNAVAILABLE,
                response -> response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS)));
    }

    /** Answers a request whose servlet threw, if it has no final answer yet. */
    static void failed(SipServletRequest request) {
        if (!request.isCommitted()) {
            send(request, SERVER_ERROR, response -> {});
        }
    }

    private static void send(SipServletRequest request, int status, Filling filling) {
        LOG.debug("{} is answered {}", request.getMethod(), status);
        if (!isAnswerable(request)) {
            return;
        }
        try {
            SipServletResponse response = request.createResponse(status);
            filling.fill(response);
            response.send();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be answered {}: {}", request.getMethod(), status, e.toString());
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(SipServletResponse response);
    }
}
