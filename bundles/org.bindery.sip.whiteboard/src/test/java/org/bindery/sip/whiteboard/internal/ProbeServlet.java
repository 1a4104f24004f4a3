package org.bindery.sip.whiteboard.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** A servlet that writes down what it is told, and does what a test wants. */
class ProbeServlet extends SipServlet {

    private static final long serialVersionUID = 1L;

    /** What was called, such as {@code init}, {@code REGISTER}, {@code 200 MESSAGE}, {@code timeout timer-1}. */
    final transient List<String> calls = new CopyOnWriteArrayList<>();

    transient Action onInit = () -> {};
    transient Serving onRequest = request -> request.createResponse(200).send();
    transient Runnable onDestroy = () -> {};

    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    @FunctionalInterface
    interface Serving {
        void serve(SipServletRequest request) throws ServletException, IOException;
    }

    @Override
    public void init() throws ServletException {
        calls.add("init");
        try {
            onInit.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (request instanceof SipServletRequest sip) {
            calls.add(sip.getMethod());
            onRequest.serve(sip);
        } else {
            SipServletResponse sip = (SipServletResponse) response;
            calls.add(sip.getStatus() + " " + sip.getMethod());
        }
    }

    @Override
    public void destroy() {
        calls.add("destroy");
        onDestroy.run();
    }

    /** One that listens to everything too. */
    static class Listening extends ProbeServlet
            implements TimerListener, SipSessionListener, SipApplicationSessionListener, SipErrorListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void timeout(ServletTimer timer) {
            calls.add("timeout " + timer.getId());
        }

        @Override
        public void sessionCreated(SipSessionEvent event) {
            calls.add("session created");
        }

        @Override
        public void sessionDestroyed(SipSessionEvent event) {
            calls.add("session destroyed");
        }

        @Override
        public void sessionReadyToInvalidate(SipSessionEvent event) {
            calls.add("session ready");
        }

        @Override
        public void sessionCreated(SipApplicationSessionEvent event) {
            calls.add("application session created");
        }

        @Override
        public void sessionDestroyed(SipApplicationSessionEvent event) {
            calls.add("application session destroyed");
        }

        @Override
        public void sessionExpired(SipApplicationSessionEvent event) {
            calls.add("application session expired");
        }

        @Override
        public void sessionReadyToInvalidate(SipApplicationSessionEvent event) {
            calls.add("application session ready");
        }

        @Override
        public void noAckReceived(SipErrorEvent event) {
            calls.add("no ACK");
        }

        @Override
        public void noPrackReceived(SipErrorEvent event) {
            calls.add("no PRACK");
        }
    }
}
