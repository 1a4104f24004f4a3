package org.bindery.location.internal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps locations on the heap, as long as the component lives.
 *
 * <p>Versions come from one sequence for the whole store, so those of an AOR never go back although nothing is remembered
 * of an AOR without bindings. Immediate, because the bindings must outlive a restart of the service that uses them.
 */
@Component(
        service = LocationStore.class,
        immediate = true,
        property = {"service.ranking:Integer=-1000", "location.store=memory"})
public final class MemoryLocationStore implements LocationStore {
    private static final int STRIPES = 256;

    private final Map<Aor, Location> locations = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();
    /** Each guards the changes of the AORs that fall to it, and the order in which they are told. */
    private final Object[] stripes = new Object[STRIPES];

    private volatile @Nullable Consumer<Change> delegate;

    public MemoryLocationStore() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    @Override
    public Location get(Aor aor) {
        Location location = locations.get(aor);
        if (location != null) {
            return location;
        }
        synchronized (stripe(aor)) {
            return stored(aor);
        }
    }

    @Override
    public Stream<Location> all() {
        return locations.values().stream();
    }

    @Override
    public Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        synchronized (stripe(aor)) {
            Location before = stored(aor);
            Revision revision = change.apply(before);
            return revision == null ? before : commit(before, revision);
        }
    }

    @Override
    public void setDelegate(@Nullable Consumer<Change> delegate) {
        this.delegate = delegate;
    }

    private Object stripe(Aor aor) {
        int hash = aor.hashCode();
        return stripes[(hash ^ hash >>> 16) & STRIPES - 1];
    }

    /** Runs under the AOR's stripe: the version of an unknown AOR lies between those of its last and its next change. */
    private Location stored(Aor aor) {
        Location location = locations.get(requireNonNull(aor, "aor"));
        return location == null ? new Location(aor, sequence.get(), List.of()) : location;
    }

    private Location commit(Location before, Revision revision) {
        Location after = new Location(before.aor(), sequence.incrementAndGet(), revision.bindings());
        if (after.bindings().isEmpty()) {
            locations.remove(after.aor());
        } else {
            locations.put(after.aor(), after);
        }
        Consumer<Change> told = delegate;
        if (told != null) {
            told.accept(new Change(before, after, revision.added(), revision.removed(), revision.source()));
        }
        return after;
    }
}
