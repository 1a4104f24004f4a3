package org.bindery.location.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bindery.location.Binding;
import org.bindery.location.Location;

/** Tells what has expired, in milliseconds of the epoch: the lookup allocates no instants. */
final class Lifetimes {
    /** The end of what never ends. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long LAST_SECOND = NEVER / 1000 - 1;

    private Lifetimes() {}

    /** The first millisecond at or after {@code instant}. */
    static long millis(Instant instant) {
        if (instant.getEpochSecond() >= LAST_SECOND) {
            return NEVER;
        }
        return instant.getEpochSecond() * 1000 + (instant.getNano() + 999_999) / 1_000_000;
    }

    static boolean expired(Binding binding, long nowMillis) {
        return millis(binding.expires()) <= nowMillis;
    }

    /** When the first of the location's bindings ends. */
    static long nextExpiry(Location location) {
        long next = NEVER;
        for (Binding binding : location.bindings()) {
            next = Math.min(next, millis(binding.expires()));
        }
        return next;
    }

    /** The location without what has expired; itself if nothing has. */
    static Location live(Location location, long nowMillis) {
        List<Binding> live = live(location.bindings(), nowMillis);
        return live == location.bindings() ? location : new Location(location.aor(), location.version(), live);
    }

    /** The bindings that have not expired; the list itself if none has. */
    static List<Binding> live(List<Binding> bindings, long nowMillis) {
        for (int i = 0; i < bindings.size(); i++) {
            if (expired(bindings.get(i), nowMillis)) {
                return liveAfter(i, bindings, nowMillis);
            }
        }
        return bindings;
    }

    private static List<Binding> liveAfter(int firstExpired, List<Binding> bindings, long nowMillis) {
        List<Binding> live = new ArrayList<>(bindings.subList(0, firstExpired));
        for (int i = firstExpired + 1; i < bindings.size(); i++) {
            if (!expired(bindings.get(i), nowMillis)) {
                live.add(bindings.get(i));
            }
        }
        return live;
    }
}
