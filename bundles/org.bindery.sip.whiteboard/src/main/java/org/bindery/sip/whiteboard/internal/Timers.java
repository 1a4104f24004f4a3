package org.bindery.sip.whiteboard.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.TimerListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings timers to the servlets that set them. A timer whose servlet is away is kept until it is back, each once and at
 * most {@link #KEPT_LIMIT} of them; those are delivered by a thread of our own.
 */
final class Timers {

    /** How many timers are kept for servlets that are away. */
    static final int KEPT_LIMIT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final Supplier<Snapshot> snapshots;
    private final ThreadPoolExecutor worker;
    private final Map<String, Creation> creations = new HashMap<>(); // guarded by this; by application session
    private final Map<Key, Kept> kept = new LinkedHashMap<>(); // guarded by this

    Timers(Supplier<Snapshot> snapshots) {
        this.snapshots = snapshots;
        this.worker = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), code -> {
            Thread thread = new Thread(code, "sip-whiteboard-timers");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    /** Creates a timer. */
    @FunctionalInterface
    interface Creator {
        @Nullable
        Object create() throws Throwable;
    }

    /**
     * Creates a timer for a servlet in an application session that is another's, and writes its owner. Should it fire
     * before that is written, it is delivered thereafter.
     */
    @Nullable
    Object creating(SipApplicationSession session, String owner, Creator creator) throws Throwable {
        String id = session.getId();
        synchronized (this) {
            creations.computeIfAbsent(id, key -> new Creation()).running++;
        }
        try {
            Object timer = creator.create();
            if (timer instanceof ServletTimer created) {
                Ownership.write(created, owner);
            }
            return timer;
        } finally {
            List<ServletTimer> early = created(id);
            if (!early.isEmpty()) {
                worker.execute(() -> early.forEach(this::timeout));
            }
        }
    }

    private synchronized List<ServletTimer> created(String id) {
        Creation creation = creations.get(id);
        if (creation == null || --creation.running > 0) {
            return List.of();
        }
        creations.remove(id);
        return creation.early;
    }

    /** Delivers the timer to its owner, or keeps it for that. */
    void timeout(ServletTimer timer) {
        String owner = Ownership.written(timer);
        if (owner == null && isOfRunningCreation(timer)) {
            return;
        }
        owner = owner != null ? owner : Ownership.written(timer); // it may have been written just now
        owner = owner != null ? owner : Ownership.of(timer.getApplicationSession());
        if (owner == null) {
            LOG.warn("a timer of nobody fired and is dropped");
        } else if (!deliver(owner, timer)) {
            keep(owner, timer);
        }
    }

    private synchronized boolean isOfRunningCreation(ServletTimer timer) {
        Creation creation = creations.get(timer.getApplicationSession().getId());
        return creation != null && creation.early.add(timer);
    }

    private boolean deliver(String owner, ServletTimer timer) {
        for (RunningServlet target = named(owner); target != null; target = named(owner)) {
            if (target.tell(TimerListener.class, listener -> listener.timeout(timer))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RunningServlet named(String owner) {
        return snapshots.get().named(owner);
    }

    private void keep(String owner, ServletTimer timer) {
        synchronized (this) {
            if (kept.size() >= KEPT_LIMIT) {
                LOG.warn("servlet {} is away and {} timers are kept already: this one is dropped", owner, KEPT_LIMIT);
                return;
            }
            kept.putIfAbsent(new Key(timer.getApplicationSession().getId(), timer.getId()), new Kept(owner, timer));
        }
        deliverKept(); // it may have come back just now
    }

    /** Has the kept timers delivered whose servlets are in service. */
    void deliverKept() {
        if (hasDeliverable()) {
            worker.execute(() -> take().forEach(this::redeliver));
        }
    }

    private synchronized boolean hasDeliverable() {
        return kept.values().stream().anyMatch(each -> named(each.owner()) != null);
    }

    private synchronized List<Kept> take() {
        List<Kept> taken = new ArrayList<>();
        for (Iterator<Kept> all = kept.values().iterator(); all.hasNext(); ) {
            Kept next = all.next();
            if (named(next.owner()) != null) {
                taken.add(next);
                all.remove();
            }
        }
        return taken;
    }

    private void redeliver(Kept timer) {
        if (!timer.timer().getApplicationSession().isValid()) {
            LOG.debug("the session of a kept timer has ended: dropped");
        } else if (!deliver(timer.owner(), timer.timer())) {
            keep(timer.owner(), timer.timer());
        }
    }

    /** Forgets what is kept: the container whose timers they are is gone. */
    synchronized void clear() {
        kept.clear();
    }

    void close() {
        clear();
        worker.shutdownNow();
    }

    private static final class Creation {
        private final List<ServletTimer> early = new ArrayList<>();
        private int running;
    }

    private record Key(String sessionId, String timerId) {}

    private record Kept(String owner, ServletTimer timer) {}
}
