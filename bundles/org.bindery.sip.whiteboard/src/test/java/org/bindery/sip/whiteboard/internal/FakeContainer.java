package org.bindery.sip.whiteboard.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;

/** A container: what it offers under the names of the API. */
final class FakeContainer {

    final Map<String, Object> attributes = new ConcurrentHashMap<>();
    final ServletContext context = StandIn.of(ServletContext.class, (method, arguments) -> switch (method.getName()) {
        case "getAttribute" -> attributes().get((String) arguments[0]);
        case "getServerInfo" -> "fake";
        default -> throw new UnsupportedOperationException(method.getName());
    });
    /** Sees each timer before createTimer returns it. */
    Consumer<ServletTimer> onTimer = timer -> {};
    /** By id, those made by createTimer and createApplicationSession. */
    final Map<SipApplicationSession, FakeApplicationSession> applicationSessions = new ConcurrentHashMap<>();
    /** What createRequest made last. */
    volatile FakeRequest created = new FakeRequest("NONE");

    private final AtomicInteger timers = new AtomicInteger();

    FakeContainer() {
        attributes.put(
                SipServlet.SIP_FACTORY, StandIn.of(SipFactory.class, (method, arguments) -> switch (method.getName()) {
                    case "createApplicationSession" -> applicationSession().real;
                    case "createRequest" -> create(arguments);
                    case "createSipURI" -> throw new IllegalArgumentException("no such host");
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
        attributes.put(
                SipServlet.TIMER_SERVICE,
                StandIn.of(TimerService.class, (method, arguments) -> timer((SipApplicationSession) arguments[0])));
        attributes.put(SipServlet.SIP_SESSIONS_UTIL, StandIn.of(SipSessionsUtil.class, (method, arguments) -> null));
        attributes.put(SipServlet.OUTBOUND_INTERFACES, List.of("sip:127.0.0.1:5060;transport=udp"));
        attributes.put(SipServlet.SUPPORTED, List.of("100rel"));
    }

    private Map<String, Object> attributes() {
        return attributes;
    }

    /** A new application session, of which timers can be made. */
    FakeApplicationSession applicationSession() {
        FakeApplicationSession session = new FakeApplicationSession();
        applicationSessions.put(session.real, session);
        return session;
    }

    private Object create(Object[] arguments) {
        FakeRequest request = new FakeRequest("MESSAGE");
        request.session = new FakeSession(applicationSessions.get((SipApplicationSession) arguments[0]));
        created = request;
        return request.real;
    }

    private ServletTimer timer(SipApplicationSession session) {
        ServletTimer timer = applicationSessions.get(session).timer("timer-" + timers.incrementAndGet());
        onTimer.accept(timer);
        return timer;
    }

    ServletConfig config() {
        return StandIn.of(ServletConfig.class, (method, arguments) -> switch (method.getName()) {
            case "getServletContext" -> context;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
