package org.bindery.itests;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for what another thread or process does, with a limit. */
public final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {}

    /** Waits until the condition holds, at most 20 s. */
    public static void until(String what, Callable<Boolean> condition) {
        value(what, LIMIT, () -> condition.call() ? true : null);
    }

    /** Waits until the condition holds. */
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        value(what, limit, () -> condition.call() ? true : null);
    }

    /** Waits until there is a value, at most 20 s. */
    public static <T> T value(String what, Callable<@Nullable T> source) {
        return value(what, LIMIT, source);
    }

    /**
     * Waits until there is a value.
     *
     * @throws AssertionError if there is none in time; its cause is what the source threw last
     */
    public static <T> T value(String what, Duration limit, Callable<@Nullable T> source) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                T value = source.call();
                if (value != null) {
                    return Objects.requireNonNull(value);
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("Not within " + limit + ": " + what, last);
    }
}
