package org.apache.juli.logging;

import org.jspecify.annotations.Nullable;

/** What Tomcat calls to log. */
public interface Log {

    boolean isTraceEnabled();

    boolean isDebugEnabled();

    boolean isInfoEnabled();

    boolean isWarnEnabled();

    boolean isErrorEnabled();

    boolean isFatalEnabled();

    void trace(@Nullable Object message);

    void trace(@Nullable Object message, @Nullable Throwable cause);

    void debug(@Nullable Object message);

    void debug(@Nullable Object message, @Nullable Throwable cause);

    void info(@Nullable Object message);

    void info(@Nullable Object message, @Nullable Throwable cause);

    void warn(@Nullable Object message);

    void warn(@Nullable Object message, @Nullable Throwable cause);

    void error(@Nullable Object message);

    void error(@Nullable Object message, @Nullable Throwable cause);

    void fatal(@Nullable Object message);

    void fatal(@Nullable Object message, @Nullable Throwable cause);
}
