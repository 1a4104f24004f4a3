package org.bindery.itests.servlets;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipSession;
import javax.servlet.sip.SipSessionEvent;
import javax.servlet.sip.SipSessionListener;
import javax.servlet.sip.TimerListener;
import javax.servlet.sip.TimerService;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A notifier of nothing. A SUBSCRIBE is answered and followed by a NOTIFY; one with {@code X-Timer: MILLIS} is followed
 * by another NOTIFY when the timer fires. Everything that it sends says which generation of the bundle sent it; a 200 to
 * SUBSCRIBE says how many answers to NOTIFY the session had, and one to MESSAGE what this generation saw of all sessions.
 */
public class DialogServlet extends SipServlet implements BundleActivator, TimerListener, SipSessionListener {

    private static final long serialVersionUID = 1L;

    private final String generation = UUID.randomUUID().toString();
    private final AtomicInteger sessionsDestroyed = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Servlet.class,
                this,
                FrameworkUtil.asDictionary(Map.of(
                        "sip.servlet.name",
                        "dialog",
                        "sip.servlet.methods",
                        new String[] {"SUBSCRIBE", "MESSAGE"},
                        "sip.servlet.filter",
                        "(ruri.user=watched)",
                        "sip.servlet.init.greeting",
                        "hello")));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    @Override
    protected void doSubscribe(SipServletRequest request) throws ServletException, IOException {
        SipServletResponse ok = answer(request);
        ok.addHeader("X-Answered", String.valueOf(answered(request.getSession())));
        ok.addHeader("Expires", String.valueOf(request.getHeader("Expires")));
        ok.send();
        boolean over = "0".equals(request.getHeader("Expires"));
        notify(request.getSession(), over ? "terminated" : "active");
        String delay = request.getHeader("X-Timer");
        if (delay != null) {
            TimerService timers = (TimerService) getServletContext().getAttribute(TIMER_SERVICE);
            timers.createTimer(request.getApplicationSession(), Long.parseLong(delay), false, "ring");
        }
    }

    @Override
    protected void doMessage(SipServletRequest request) throws ServletException, IOException {
        SipServletResponse ok = answer(request);
        ok.addHeader("X-Greeting", getInitParameter("greeting"));
        ok.addHeader("X-Answered", String.valueOf(answers.get()));
        ok.addHeader("X-Sessions-Destroyed", String.valueOf(sessionsDestroyed.get()));
        ok.send();
    }

    private SipServletResponse answer(SipServletRequest request) {
        SipServletResponse ok = request.createResponse(200);
        ok.addHeader("X-Generation", generation);
        return ok;
    }

    private void notify(SipSession session, String state) throws IOException {
        SipServletRequest notify = session.createRequest("NOTIFY");
        notify.addHeader("Event", "itests");
        notify.addHeader("Subscription-State", state);
        notify.addHeader("X-Generation", generation);
        notify.send();
    }

    @Override
    protected void doSuccessResponse(SipServletResponse response) {
        SipSession session = response.getSession();
        session.setAttribute("answered", answered(session) + 1);
        answers.incrementAndGet();
        if (response.getRequest().getHeader("Subscription-State").equals("terminated")) {
            session.getApplicationSession().invalidate();
        }
    }

    private static int answered(SipSession session) {
        return session.getAttribute("answered") instanceof Integer count ? count : 0;
    }

    @Override
    public void timeout(ServletTimer timer) {
        SipApplicationSession application = timer.getApplicationSession();
        try {
            notify((SipSession) application.getSessions("SIP").next(), "active;by=" + timer.getInfo());
        } catch (IOException e) {
            log("The timer's NOTIFY was not sent", e);
        }
    }

    @Override
    public void sessionCreated(SipSessionEvent event) {
        // Of no interest: it is not owned yet.
    }

    @Override
    public void sessionDestroyed(SipSessionEvent event) {
        sessionsDestroyed.incrementAndGet();
    }

    @Override
    public void sessionReadyToInvalidate(SipSessionEvent event) {
        // Invalidated by the answer to the last NOTIFY.
    }
}
