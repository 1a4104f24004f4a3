package org.bindery.sip.whiteboard.internal;

import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SESSION_OWNER;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletMessage;
import javax.servlet.sip.SipSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose a session or a timer is: the name of a servlet, kept in an attribute. A name and not the servlet, so that it
 * holds when the bundle is updated. A session without an owner has that of its application session. Sessions may end at
 * any time: reading then finds no owner, and writing does nothing.
 */
final class Ownership {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

    private static final String TIMER_PREFIX = SESSION_OWNER + ".timer.";

    private Ownership() {}

    static @Nullable String of(SipServletMessage message) {
        try {
            String owner = of(message.getSession(false));
            return owner != null ? owner : of(message.getApplicationSession(false));
        } catch (IllegalStateException e) {
            return null;
        }
    }

    static @Nullable String of(@Nullable SipSession session) {
        if (session == null) {
            return null;
        }
        try {
            return session.getAttribute(SESSION_OWNER) instanceof String owner
                    ? owner
                    : of(session.getApplicationSession());
        } catch (IllegalStateException e) {
            return null;
        }
    }

    static @Nullable String of(@Nullable SipApplicationSession session) {
        return attribute(session, SESSION_OWNER);
    }

    /** The owner written for this very timer; null if it has that of its application session. */
    static @Nullable String written(ServletTimer timer) {
        return attribute(timer.getApplicationSession(), TIMER_PREFIX + timer.getId());
    }

    private static @Nullable String attribute(@Nullable SipApplicationSession session, String name) {
        try {
            return session != null && session.getAttribute(name) instanceof String owner ? owner : null;
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** Makes the session of the message that servlet's, and its application session if that has no owner. */
    static void write(SipServletMessage message, String owner) {
        try {
            SipSession session = message.getSession();
            session.setAttribute(SESSION_OWNER, owner);
            writeIfAbsent(session.getApplicationSession(), owner);
        } catch (IllegalStateException e) {
            LOG.debug("no owner written for {}: {}", message.getMethod(), e.toString());
        }
    }

    static void writeIfAbsent(@Nullable SipApplicationSession session, String owner) {
        try {
            if (session != null && session.getAttribute(SESSION_OWNER) == null) {
                session.setAttribute(SESSION_OWNER, owner);
            }
        } catch (IllegalStateException e) {
            LOG.debug("no owner written for an application session: {}", e.toString());
        }
    }

    /** Ends the application session of a request that no servlet saw, unless it is somebody's: a session costs memory. */
    static void endOfNobody(SipServletMessage message) {
        try {
            SipApplicationSession session = message.getApplicationSession(false);
            if (session != null && of(session) == null) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            LOG.debug("the container ended a session first: {}", e.toString());
        }
    }

    /** Makes the timer that servlet's, and forgets the owners of timers that are gone. */
    static void write(ServletTimer timer, String owner) {
        try {
            SipApplicationSession session = timer.getApplicationSession();
            List<String> gone = new ArrayList<>();
            session.getAttributeNames().forEachRemaining(name -> {
                if (name.startsWith(TIMER_PREFIX) && session.getTimer(name.substring(TIMER_PREFIX.length())) == null) {
                    gone.add(name);
                }
            });
            gone.forEach(session::removeAttribute);
            session.setAttribute(TIMER_PREFIX + timer.getId(), owner);
        } catch (IllegalStateException e) {
            LOG.debug("no owner written for a timer: {}", e.toString());
        }
    }
}
