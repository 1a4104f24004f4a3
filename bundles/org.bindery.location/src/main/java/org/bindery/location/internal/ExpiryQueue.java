package org.bindery.location.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bindery.location.Aor;
import org.bindery.location.Location;

/**
 * Knows which AOR to look at next. An AOR stands in it once, at or before its next expiry: a refresh costs one look-up and
 * moves nothing, and an AOR that turns out to live longer is put in again. All methods may be called from any thread.
 */
final class ExpiryQueue {
    private static final long TICK_MILLIS = 100;
    /** The clock may be set while the thread waits, so it looks again now and then. */
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final TreeMap<Long, Set<Aor>> aorsByTick = new TreeMap<>();
    private final Map<Aor, Long> ticks = new HashMap<>();
    private boolean closed;

    /** Makes sure that the AOR is looked at when the first of its bindings ends; forgets it if none will. */
    void schedule(Location location) {
        schedule(location.aor(), Lifetimes.nextExpiry(location));
    }

    synchronized void schedule(Aor aor, long millis) {
        Long planned = ticks.get(aor);
        if (millis == Lifetimes.NEVER) {
            if (planned != null) {
                remove(aor, planned);
            }
            return;
        }
        long tick = Math.floorDiv(millis + TICK_MILLIS - 1, TICK_MILLIS);
        if (planned == null || tick < planned) {
            if (planned != null) {
                remove(aor, planned);
            }
            add(aor, tick);
        }
    }

    private void add(Aor aor, long tick) {
        boolean first = aorsByTick.isEmpty() || tick < aorsByTick.firstKey();
        ticks.put(aor, tick);
        aorsByTick.computeIfAbsent(tick, key -> new HashSet<>()).add(aor);
        if (first) {
            notifyAll();
        }
    }

    private void remove(Aor aor, long tick) {
        ticks.remove(aor);
        Set<Aor> aors = aorsByTick.get(tick);
        if (aors != null && aors.remove(aor) && aors.isEmpty()) {
            aorsByTick.remove(tick);
        }
    }

    /** Takes out every AOR that is due, in order of time. */
    synchronized List<Aor> takeDue(long nowMillis) {
        List<Aor> due = new ArrayList<>();
        while (!aorsByTick.isEmpty() && aorsByTick.firstKey() * TICK_MILLIS <= nowMillis) {
            due.addAll(aorsByTick.pollFirstEntry().getValue());
        }
        due.forEach(ticks::remove);
        return due;
    }

    /** Waits until an AOR may be due, for some seconds at most; to wake up early does no harm. */
    @SuppressWarnings("WaitNotInLoop")
    synchronized void await(Clock clock) throws InterruptedException {
        long wait = LONGEST_WAIT_MILLIS;
        if (!aorsByTick.isEmpty()) {
            wait = Math.min(wait, aorsByTick.firstKey() * TICK_MILLIS - clock.millis());
        }
        if (wait > 0 && !closed) {
            wait(wait);
        }
    }

    /** Lets nobody wait any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return ticks.size();
    }
}
