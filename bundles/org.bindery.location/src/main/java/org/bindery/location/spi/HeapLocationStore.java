package org.bindery.location.spi;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A store that answers from the heap and writes every change into a journal before anybody sees it. Versions come from
 * one sequence for the whole store, so that those of an AOR never go back although nothing is remembered of an AOR
 * without bindings.
 *
 * <pre>{@code
 * LocationStore store = new HeapLocationStore(file::append, file.readAll(), file.lastVersion());
 * }</pre>
 */
@ProviderType
public class HeapLocationStore implements LocationStore {
    private static final int STRIPES = 1024;

    private final LocationJournal journal;
    private final Map<Aor, Location> locations;
    private final AtomicLong sequence;
    /**
     * Each guards the changes of the AORs that fall to it, and the order in which they are written and told. They wait
     * for each other, also for a disk.
     */
    private final Object[] stripes = new Object[STRIPES];

    private volatile @Nullable Consumer<Change> delegate;

    /**
     * A store that goes on where a journal ended.
     *
     * @param journal is told of every change from now on
     * @param stored what the journal holds, at most one of each AOR
     * @param lastVersion the highest version that may have been used, also of what is no longer stored; 0 if none
     */
    public HeapLocationStore(LocationJournal journal, Collection<Location> stored, long lastVersion) {
        this.journal = requireNonNull(journal, "journal");
        sequence = new AtomicLong(lastVersion);
        locations = new ConcurrentHashMap<>(stored.size() + stored.size() / 2);
        stored.forEach(location -> locations.put(location.aor(), location));
        Arrays.setAll(stripes, i -> new Object());
    }

    @Override
    public final Location get(Aor aor) {
        Location location = locations.get(aor);
        if (location != null) {
            return location;
        }
        synchronized (stripe(aor)) {
            return stored(aor);
        }
    }

    @Override
    public final Stream<Location> all() {
        return locations.values().stream();
    }

    @Override
    public final Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        synchronized (stripe(aor)) {
            Location before = stored(aor);
            Revision revision = change.apply(before);
            return revision == null ? before : commit(before, revision);
        }
    }

    @Override
    public final void setDelegate(@Nullable Consumer<Change> delegate) {
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
        journal.write(before, after);
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
