package org.bindery.sip.restcomm.internal;

import gov.nist.core.StackLogger;
import java.io.IOException;
import java.util.Properties;

/**
 * The log of the SIP stack, which asks some hundred times a message whether it may speak: whether it may is decided
 * when the stack starts. The stack makes one by its class name.
 */
public final class StackLog implements StackLogger {

    private static final String NAME = "gov.nist.javax.sip";

    private final QuietLog log = new QuietLog(NAME);
    private final boolean verbose = log.isTraceEnabled();
    private final boolean curious = log.isDebugEnabled();

    @Override
    public boolean isLoggingEnabled() {
        return curious;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return verbose || level <= TRACE_WARN;
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable cause) {
        log.debug(cause, cause);
    }

    @Override
    public void logTrace(String message) {
        log.trace(message, null);
    }

    @Override
    public void logDebug(String message) {
        log.trace(message, null);
    }

    @Override
    public void logDebug(String message, Exception cause) {
        log.trace(message, cause);
    }

    @Override
    public void logInfo(String message) {
        log.trace(message, null);
    }

    @Override
    public void logWarning(String message) {
        log.debug(message, null);
    }

    @Override
    public void logError(String message) {
        log.warn(message, null);
    }

    @Override
    public void logError(String message, Exception cause) {
        if (cause instanceof IOException || cause instanceof InterruptedException) { // a peer's doing, or ours
            log.debug(message, cause);
        } else {
            log.warn(message, cause);
        }
    }

    @Override
    public void logFatalError(String message) {
        log.error(message, null);
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String timestamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return NAME;
    }
}
