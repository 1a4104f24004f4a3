package org.bindery.location.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bindery.location.BindingUpdate;
import org.bindery.location.RegistrarListener;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one listener, from a thread of its own. */
final class ListenerWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerWorker.class);
    /** So many updates at most go into one call when everything known is told. */
    private static final int CHUNK = 1000;

    private static final long RETRY_MILLIS = 1000;
    private static final long BURST_MILLIS = 60_000;

    private final RegistrarListener listener;
    private final LocationStore store;
    private final Clock clock;
    private final ChangeQueue queue;
    private final Replica replica = new Replica();
    private boolean joined;
    private boolean failing;
    private long nextWarning;

    ListenerWorker(RegistrarListener listener, LocationStore store, Clock clock, int queueSize) {
        this.listener = listener;
        this.store = store;
        this.clock = clock;
        this.queue = new ChangeQueue(queueSize);
    }

    void start() {
        Thread thread = new Thread(this::run, "bindery-listener-" + name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a change to tell; returns at once. */
    void offer(Change change) {
        queue.offer(change);
    }

    /** No call begins after this; one that is under way may still end. */
    void stop() {
        queue.close();
    }

    boolean tells(RegistrarListener other) {
        return listener == other;
    }

    private void run() {
        try {
            while (!queue.isClosed()) {
                work(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Listener {} is told nothing more: its thread was interrupted", name());
        }
    }

    private void work(ChangeQueue.Work work) throws InterruptedException {
        if (work instanceof ChangeQueue.Work.Changes changes) {
            changes.changes().forEach(change -> tell(replica.change(change)));
        } else if (work instanceof ChangeQueue.Work.Resync) {
            resync();
        }
    }

    private void resync() throws InterruptedException {
        if (joined) {
            warnThatItIsSlow();
        }
        try {
            Replica.Updates updates = replica.resync(store, clock.millis());
            joined = true;
            tell(updates);
        } catch (RuntimeException e) {
            LOG.error("Listener {} waits: the store cannot be read", name(), e);
            joined = false;
            queue.requestResync();
            queue.pause(RETRY_MILLIS);
        }
    }

    private void warnThatItIsSlow() {
        long now = clock.millis();
        if (now >= nextWarning) {
            nextWarning = now + BURST_MILLIS;
            LOG.warn("Listener {} is slow: changes that it missed are told as one difference", name());
        }
    }

    private void tell(Replica.Updates updates) {
        call(updates.added(), listener::contactsAdded);
        call(updates.refreshed(), listener::contactsRefreshed);
        call(updates.removed(), listener::contactsRemoved);
    }

    private void call(List<BindingUpdate> updates, Consumer<Collection<BindingUpdate>> method) {
        for (int from = 0; from < updates.size() && !queue.isClosed(); from += CHUNK) {
            call(method, List.copyOf(updates.subList(from, Math.min(from + CHUNK, updates.size()))));
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void call(Consumer<Collection<BindingUpdate>> method, Collection<BindingUpdate> updates) {
        try {
            method.accept(updates);
            failing = false;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.error("Listener {} failed; it is not told this again", name(), e);
            }
            failing = true;
        }
    }

    private String name() {
        return listener.getClass().getName();
    }
}
