package org.apache.log4j;

import org.bindery.sip.restcomm.internal.QuietLog;
import org.jspecify.annotations.Nullable;

/** The log4j 1.2 logger that Restcomm SIP Servlets calls; what it says goes to {@link QuietLog}. */
public final class Logger {

    private final QuietLog log;

    private Logger(String name) {
        this.log = new QuietLog(name);
    }

    public static Logger getLogger(String name) {
        return new Logger(name);
    }

    public static Logger getLogger(Class<?> type) {
        return new Logger(type.getName());
    }

    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    public boolean isDebugEnabled() {
        return log.isTraceEnabled();
    }

    public boolean isInfoEnabled() {
        return log.isDebugEnabled();
    }

    public boolean isEnabledFor(Priority priority) {
        return log.isWarnEnabled();
    }

    public void trace(@Nullable Object message) {
        log.trace(message, null);
    }

    public void trace(@Nullable Object message, @Nullable Throwable cause) {
        log.trace(message, cause);
    }

    public void debug(@Nullable Object message) {
        log.trace(message, null);
    }

    public void debug(@Nullable Object message, @Nullable Throwable cause) {
        log.trace(message, cause);
    }

    public void info(@Nullable Object message) {
        log.debug(message, null);
    }

    public void info(@Nullable Object message, @Nullable Throwable cause) {
        log.debug(message, cause);
    }

    public void warn(@Nullable Object message) {
        log.warn(message, null);
    }

    public void warn(@Nullable Object message, @Nullable Throwable cause) {
        log.warn(message, cause);
    }

    public void error(@Nullable Object message) {
        log.error(message, null);
    }

    public void error(@Nullable Object message, @Nullable Throwable cause) {
        log.error(message, cause);
    }

    public void fatal(@Nullable Object message) {
        log.error(message, null);
    }

    public void fatal(@Nullable Object message, @Nullable Throwable cause) {
        log.error(message, cause);
    }
}
