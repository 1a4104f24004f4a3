package org.bindery.sip.whiteboard.internal;

import javax.servlet.ServletConfig;
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

/** The door: what a container calls. See {@link org.bindery.sip.whiteboard.SipWhiteboardConstants#ENTRY}. */
final class Entry extends SipServlet
        implements TimerListener, SipSessionListener, SipApplicationSessionListener, SipErrorListener {

    private static final long serialVersionUID = 1L;

    private final transient Reception reception;
    private final transient Dispatcher dispatcher;
    private final transient Timers timers;

    Entry(Reception reception, Dispatcher dispatcher, Timers timers) {
        this.reception = reception;
        this.dispatcher = dispatcher;
        this.timers = timers;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        reception.open(Container.of(config.getServletContext()));
    }

    @Override
    public void destroy() {
        reception.close();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
        if (request != null) {
            dispatcher.request((SipServletRequest) request);
        } else {
            dispatcher.response((SipServletResponse) response);
        }
    }

    @Override
    public void timeout(ServletTimer timer) {
        timers.timeout(timer);
    }

    @Override
    public void sessionCreated(SipSessionEvent event) {
        dispatcher.event(
                Ownership.of(event.getSession()), SipSessionListener.class, listener -> listener.sessionCreated(event));
    }

    @Override
    public void sessionDestroyed(SipSessionEvent event) {
        dispatcher.event(
                Ownership.of(event.getSession()),
                SipSessionListener.class,
                listener -> listener.sessionDestroyed(event));
    }

    @Override
    public void sessionReadyToInvalidate(SipSessionEvent event) {
        dispatcher.event(
                Ownership.of(event.getSession()),
                SipSessionListener.class,
                listener -> listener.sessionReadyToInvalidate(event));
    }

    @Override
    public void sessionCreated(SipApplicationSessionEvent event) {
        dispatcher.event(owner(event), SipApplicationSessionListener.class, listener -> listener.sessionCreated(event));
    }

    @Override
    public void sessionDestroyed(SipApplicationSessionEvent event) {
        dispatcher.event(
                owner(event), SipApplicationSessionListener.class, listener -> listener.sessionDestroyed(event));
    }

    @Override
    public void sessionExpired(SipApplicationSessionEvent event) {
        dispatcher.event(owner(event), SipApplicationSessionListener.class, listener -> listener.sessionExpired(event));
    }

    @Override
    public void sessionReadyToInvalidate(SipApplicationSessionEvent event) {
        dispatcher.event(
                owner(event),
                SipApplicationSessionListener.class,
                listener -> listener.sessionReadyToInvalidate(event));
    }

    private static @Nullable String owner(SipApplicationSessionEvent event) {
        return Ownership.of(event.getApplicationSession());
    }

    @Override
    public void noAckReceived(SipErrorEvent event) {
        dispatcher.event(
                Ownership.of(event.getRequest()), SipErrorListener.class, listener -> listener.noAckReceived(event));
    }

    @Override
    public void noPrackReceived(SipErrorEvent event) {
        dispatcher.event(
                Ownership.of(event.getRequest()), SipErrorListener.class, listener -> listener.noPrackReceived(event));
    }
}
