package org.bindery.sip.restcomm.internal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log lines of the embedded code go: to SLF4J, in one line each. The container prints whole messages, with
 * their Authorization headers, also in the texts of exceptions: so a line ends at the first line break, and a stack
 * trace is for those who ask for debug.
 */
public final class QuietLog {

    /** What Restcomm says when an application was faster at ending a session than it was itself. */
    private static final String HARMLESS = "Problem handling transaction termination";

    private static final int MAX_LENGTH = 300;

    private final Logger log;

    public QuietLog(String name) {
        this.log = LoggerFactory.getLogger(name);
    }

    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    public void trace(@Nullable Object message, @Nullable Throwable cause) {
        if (log.isTraceEnabled()) {
            log.trace(line(message), cause == null ? null : new Redacted(cause));
        }
    }

    public void debug(@Nullable Object message, @Nullable Throwable cause) {
        if (log.isDebugEnabled()) {
            log.debug(line(message), cause == null ? null : new Redacted(cause));
        }
    }

    public void warn(@Nullable Object message, @Nullable Throwable cause) {
        log.warn("{}{}", line(message), because(cause));
        stackTrace(cause);
    }

    public void error(@Nullable Object message, @Nullable Throwable cause) {
        if (HARMLESS.equals(message)) {
            debug(message, cause);
            return;
        }
        log.error("{}{}", line(message), because(cause));
        stackTrace(cause);
    }

    private void stackTrace(@Nullable Throwable cause) {
        if (cause != null && log.isDebugEnabled()) {
            log.debug("where it happened", new Redacted(cause));
        }
    }

    /** The text up to its first line break, and not much of it. */
    public static String line(@Nullable Object message) {
        String text = String.valueOf(message);
        int end = 0;
        while (end < text.length() && end < MAX_LENGTH && text.charAt(end) >= ' ') {
            end++;
        }
        return end == text.length() ? text : text.substring(0, end) + " ...";
    }

    private static String because(@Nullable Throwable cause) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            text.append(" <- ").append(line(t));
        }
        return text.toString();
    }

    /** Where an exception came from, without the message text that it quotes. */
    static final class Redacted extends Exception {

        private static final long serialVersionUID = 1L;

        Redacted(Throwable original) {
            super(line(original), original.getCause() == null ? null : new Redacted(original.getCause()));
            setStackTrace(original.getStackTrace());
        }
    }
}
