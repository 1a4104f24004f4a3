package org.bindery.sip.whiteboard.internal;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.function.Supplier;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * The container's services as one owner gets them: what it makes with them is its own. The owner is asked for at each
 * call; null is nobody. The requests, sessions and timers that come back are the container's own objects.
 */
final class OwnedServices {

    private final Container container;
    private final Timers timers;

    OwnedServices(Container container, Timers timers) {
        this.container = container;
        this.timers = timers;
    }

    SipFactory sipFactory(Supplier<@Nullable String> owner) {
        return StandIn.of(SipFactory.class, (method, arguments) -> {
            Object made = StandIn.pass(container.sipFactory(), method, arguments);
            String name = owner.get();
            if (name != null && made instanceof SipServletRequest request) {
                Ownership.write(request, name);
            } else if (name != null && made instanceof SipApplicationSession session) {
                Ownership.writeIfAbsent(session, name);
            }
            return made;
        });
    }

    TimerService timerService(Supplier<@Nullable String> owner) {
        return StandIn.of(TimerService.class, (method, arguments) -> {
            String name = owner.get();
            return name != null && arguments.length > 0 && arguments[0] instanceof SipApplicationSession session
                    ? createTimer(method, arguments, session, name)
                    : StandIn.pass(container.timerService(), method, arguments);
        });
    }

    private @Nullable Object createTimer(Method method, Object[] arguments, SipApplicationSession session, String owner)
            throws Throwable {
        Ownership.writeIfAbsent(session, owner);
        if (owner.equals(Ownership.of(session))) {
            return StandIn.pass(container.timerService(), method, arguments);
        }
        return timers.creating(session, owner, () -> StandIn.pass(container.timerService(), method, arguments));
    }

    /** What the servlet of this description is initialised with: its own parameters, the services as its own. */
    ServletConfig config(Description description) {
        ServletContext context = context(description.name());
        return StandIn.of(ServletConfig.class, (method, arguments) -> switch (method.getName()) {
            case "getServletName" -> description.name();
            case "getServletContext" -> context;
            case "getInitParameter" -> description.initParams().get(arguments[0]);
            case "getInitParameterNames" ->
                Collections.enumeration(description.initParams().keySet());
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private ServletContext context(String owner) {
        SipFactory sipFactory = sipFactory(() -> owner);
        TimerService timerService = timerService(() -> owner);
        return StandIn.of(ServletContext.class, (method, arguments) -> {
            if (method.getName().equals("getAttribute")) {
                if (SipServlet.SIP_FACTORY.equals(arguments[0])) {
                    return sipFactory;
                }
                if (SipServlet.TIMER_SERVICE.equals(arguments[0])) {
                    return timerService;
                }
            }
            return StandIn.pass(container.context(), method, arguments);
        });
    }
}
