package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.util.function.Consumer;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSessionEvent;
import javax.servlet.sip.SipApplicationSessionListener;
import javax.servlet.sip.SipErrorEvent;
import javax.servlet.sip.SipErrorListener;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSessionEvent;
import javax.servlet.sip.SipSessionListener;
import javax.servlet.sip.TimerListener;
import org.jspecify.annotations.Nullable;

/**
 * The one servlet that the container knows. It hands every message and event to the entry, and answers 503 while there
 * is none. The entry may come and go at any time; a message reads it once.
 */
final class DispatchServlet extends SipServlet
        implements TimerListener, SipSessionListener, SipApplicationSessionListener, SipErrorListener {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final QuietLog LOG = new QuietLog(DispatchServlet.class.getName());

    @SuppressWarnings("serial")
    private volatile @Nullable Servlet entry;

    /** From the next message on, messages go to this servlet; to none if null. */
    void dispatchTo(@Nullable Servlet servlet) {
        entry = servlet;
    }

    @Override
    public void service(@Nullable ServletRequest request, @Nullable ServletResponse response)
            throws ServletException, IOException {
        Servlet current = entry;
        if (current == null) {
            refuse(request, 503, "Service Unavailable");
            return;
        }
        try {
            current.service(request, response);
        } catch (ServletException | IOException | RuntimeException | LinkageError e) {
            LOG.error("The entry servlet failed", e);
            refuse(request, 500, "Server Internal Error");
        }
    }

    private static void refuse(@Nullable ServletRequest message, int status, String reason) throws IOException {
        if (!(message instanceof SipServletRequest request)
                || request.getMethod().equals("ACK")
                || request.isCommitted()) {
            return;
        }
        SipServletResponse answer = request.createResponse(status, reason);
        if (status == 503) {
            answer.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        answer.send();
        if (request.isInitial()) {
            invalidate(request);
        }
    }

    private static void invalidate(SipServletRequest request) {
        try {
            request.getApplicationSession().invalidate();
        } catch (IllegalStateException e) {
            LOG.trace("The container was first", e);
        }
    }

    private <T> void tell(Class<T> type, Consumer<T> event) {
        Servlet current = entry;
        if (!type.isInstance(current)) {
            return;
        }
        try {
            event.accept(type.cast(current));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The entry servlet failed as " + type.getSimpleName(), e);
        }
    }

    @Override
    public void timeout(ServletTimer timer) {
        tell(TimerListener.class, listener -> listener.timeout(timer));
    }

    @Override
    public void sessionCreated(SipSessionEvent event) {
        tell(SipSessionListener.class, listener -> listener.sessionCreated(event));
    }

    @Override
    public void sessionDestroyed(SipSessionEvent event) {
        tell(SipSessionListener.class, listener -> listener.sessionDestroyed(event));
    }

    @Override
    public void sessionReadyToInvalidate(SipSessionEvent event) {
        tell(SipSessionListener.class, listener -> listener.sessionReadyToInvalidate(event));
    }

    @Override
    public void sessionCreated(SipApplicationSessionEvent event) {
        tell(SipApplicationSessionListener.class, listener -> listener.sessionCreated(event));
    }

    @Override
    public void sessionDestroyed(SipApplicationSessionEvent event) {
        tell(SipApplicationSessionListener.class, listener -> listener.sessionDestroyed(event));
    }

    @Override
    public void sessionExpired(SipApplicationSessionEvent event) {
        tell(SipApplicationSessionListener.class, listener -> listener.sessionExpired(event));
    }

    @Override
    public void sessionReadyToInvalidate(SipApplicationSessionEvent event) {
        tell(SipApplicationSessionListener.class, listener -> listener.sessionReadyToInvalidate(event));
    }

    @Override
    public void noAckReceived(SipErrorEvent event) {
        tell(SipErrorListener.class, listener -> listener.noAckReceived(event));
    }

    @Override
    public void noPrackReceived(SipErrorEvent event) {
        tell(SipErrorListener.class, listener -> listener.noPrackReceived(event));
    }
}
