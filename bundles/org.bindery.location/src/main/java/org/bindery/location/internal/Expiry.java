package org.bindery.location.internal;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Location;
import org.bindery.location.Source;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes bindings from a store when they end, from one thread that sleeps until then. */
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final long RETRY_MILLIS = 5000;
    private static final long STOP_MILLIS = 5000;

    private final LocationStore store;
    private final Clock clock;
    private final ExpiryQueue queue = new ExpiryQueue();
    private final Thread thread = new Thread(this::loop, "bindery-expiry");

    private boolean failing;
    private volatile boolean stopped;

    Expiry(LocationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops. The thread is not interrupted, because a store may take that badly; it ends with the AOR it is at. */
    void stop() {
        stopped = true;
        queue.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Schedules what the store already holds. */
    void scheduleAll() {
        try (Stream<Location> all = store.all()) {
            all.forEach(queue::schedule);
        }
    }

    /** Sees to it that the location is looked at when the first of its bindings ends. Cheap, from any thread. */
    void schedule(Location location) {
        queue.schedule(location);
    }

    private void loop() {
        try {
            while (!stopped) {
                queue.await(clock);
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes everything that has ended by now. */
    void run() {
        List<Aor> due = queue.takeDue(clock.millis());
        for (Aor aor : due) {
            if (stopped) {
                return;
            }
            expire(aor);
        }
    }

    private void expire(Aor aor) {
        long now = clock.millis();
        try {
            queue.schedule(store.compute(aor, location -> withoutExpired(location, now)));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("Bindings cannot be removed from the store although they ended; trying again", e);
            }
            failing = true;
            queue.schedule(aor, now + RETRY_MILLIS);
        }
    }

    private static @Nullable Revision withoutExpired(Location location, long nowMillis) {
        List<Binding> live = Lifetimes.live(location.bindings(), nowMillis);
        return live.size() == location.bindings().size()
                ? null
                : new Revision(live, Cause.REGISTERED, Cause.EXPIRED, Source.LOCAL);
    }
}
