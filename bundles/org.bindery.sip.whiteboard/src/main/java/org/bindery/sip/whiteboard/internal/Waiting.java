package org.bindery.sip.whiteboard.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits on a monitor. */
final class Waiting {

    private Waiting() {}

    /**
     * Waits until the condition holds. An interrupt does not end the wait and is not lost.
     *
     * @param deadlineNanos as of {@link System#nanoTime()}
     * @return whether the condition holds
     */
    static boolean until(Object monitor, long deadlineNanos, BooleanSupplier condition) {
        boolean interrupted = false;
        try {
            synchronized (monitor) {
                while (!condition.getAsBoolean()) {
                    long left = deadlineNanos - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    try {
                        TimeUnit.NANOSECONDS.timedWait(monitor, left);
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                return true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
