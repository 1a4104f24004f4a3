package org.bindery.location.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.spi.Change;

/**
 * The changes that wait for one listener, in order per AOR. A refresh joins the AOR's last change that waits. When there
 * are too many, all are dropped and the listener is to be told the difference to the store instead. Offering never waits.
 */
final class ChangeQueue {

    /** What the listener's thread is to do next. */
    sealed interface Work {
        /** Tell the difference to the store: everything offered before this was taken is in the store. */
        record Resync() implements Work {}

        /** Tell these, in order. */
        record Changes(List<Change> changes) implements Work {}

        /** Nothing more. */
        record Stop() implements Work {}
    }

    private final int limit;
    private List<Change> waiting = new ArrayList<>();
    private final Map<Aor, Integer> lastOf = new HashMap<>();
    private boolean resync = true;
    private boolean closed;

    ChangeQueue(int limit) {
        this.limit = limit;
    }

    synchronized void offer(Change change) {
        if (closed || resync) {
            return;
        }
        Integer last = lastOf.get(change.after().aor());
        if (last != null && joins(change, waiting.get(last))) {
            waiting.set(last, join(waiting.get(last), change));
        } else if (waiting.size() >= limit) {
            requestResync();
        } else {
            lastOf.put(change.after().aor(), waiting.size());
            waiting.add(change);
            notifyAll();
        }
    }

    private static boolean joins(Change change, Change earlier) {
        List<Binding> before = change.before().bindings();
        List<Binding> after = change.after().bindings();
        boolean same = before.size() == after.size() && change.source() == earlier.source();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.get(i).id().equals(after.get(i).id());
        }
        return same;
    }

    private static Change join(Change earlier, Change refresh) {
        return new Change(earlier.before(), refresh.after(), earlier.added(), earlier.removed(), earlier.source());
    }

    synchronized void requestResync() {
        resync = true;
        clear();
        notifyAll();
    }

    private void clear() {
        waiting = new ArrayList<>();
        lastOf.clear();
    }

    /** Waits for work. */
    synchronized Work take() throws InterruptedException {
        while (!closed && !resync && waiting.isEmpty()) {
            wait();
        }
        if (closed) {
            return new Work.Stop();
        }
        if (resync) {
            resync = false;
            return new Work.Resync();
        }
        List<Change> changes = waiting;
        clear();
        return new Work.Changes(changes);
    }

    /** Waits for the time given at most; to wake up early does no harm. */
    @SuppressWarnings("WaitNotInLoop")
    synchronized void pause(long millis) throws InterruptedException {
        if (!closed) {
            wait(millis);
        }
    }

    synchronized void close() {
        closed = true;
        clear();
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
