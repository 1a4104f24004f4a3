package org.bindery.sip.whiteboard.internal;

import java.util.Collection;
import java.util.List;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * A SIP servlet container in service and what it offers.
 *
 * @param listens where it listens, as SIP URIs
 */
record Container(
        ServletContext context,
        SipFactory sipFactory,
        TimerService timerService,
        SipSessionsUtil sessionsUtil,
        List<String> listens) {

    /**
     * Reads the attributes that the SIP Servlet API names.
     *
     * @throws ServletException if one of the three services is missing; its message names the attribute
     */
    static Container of(ServletContext context) throws ServletException {
        return new Container(
                context,
                required(context, SipServlet.SIP_FACTORY, SipFactory.class),
                required(context, SipServlet.TIMER_SERVICE, TimerService.class),
                required(context, SipServlet.SIP_SESSIONS_UTIL, SipSessionsUtil.class),
                strings(context, SipServlet.OUTBOUND_INTERFACES));
    }

    /** Equal to itself only: the next container may offer the same objects. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private static <T> T required(ServletContext context, String attribute, Class<T> type) throws ServletException {
        Object value = context.getAttribute(attribute);
        if (!type.isInstance(value)) {
            throw new ServletException(
                    "the container's ServletContext has no " + type.getName() + " in its attribute " + attribute);
        }
        return type.cast(value);
    }

    private static List<String> strings(ServletContext context, String attribute) {
        return context.getAttribute(attribute) instanceof Collection<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
