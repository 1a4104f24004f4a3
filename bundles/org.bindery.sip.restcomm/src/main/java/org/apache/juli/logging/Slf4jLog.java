package org.apache.juli.logging;

import org.bindery.sip.restcomm.internal.QuietLog;
import org.jspecify.annotations.Nullable;

final class Slf4jLog implements Log {

    private final QuietLog log;

    Slf4jLog(String name) {
        this.log = new QuietLog(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public boolean isFatalEnabled() {
        return true;
    }

    @Override
    public void trace(@Nullable Object message) {
        log.trace(message, null);
    }

    @Override
    public void trace(@Nullable Object message, @Nullable Throwable cause) {
        log.trace(message, cause);
    }

    @Override
    public void debug(@Nullable Object message) {
        log.trace(message, null);
    }

    @Override
    public void debug(@Nullable Object message, @Nullable Throwable cause) {
        log.trace(message, cause);
    }

    @Override
    public void info(@Nullable Object message) {
        log.debug(message, null);
    }

    @Override
    public void info(@Nullable Object message, @Nullable Throwable cause) {
        log.debug(message, cause);
    }

    @Override
    public void warn(@Nullable Object message) {
        log.warn(message, null);
    }

    @Override
    public void warn(@Nullable Object message, @Nullable Throwable cause) {
        log.warn(message, cause);
    }

    @Override
    public void error(@Nullable Object message) {
        log.error(message, null);
    }

    @Override
    public void error(@Nullable Object message, @Nullable Throwable cause) {
        log.error(message, cause);
    }

    @Override
    public void fatal(@Nullable Object message) {
        log.error(message, null);
    }

    @Override
    public void fatal(@Nullable Object message, @Nullable Throwable cause) {
        log.error(message, cause);
    }
}
