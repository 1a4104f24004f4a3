package org.bindery.location;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;

/** The store of the README. */
public final class ExampleLocationStore implements LocationStore {
    private final Map<Aor, Location> locations = new HashMap<>();
    private @Nullable Consumer<Change> delegate;

    @Override
    public synchronized Location get(Aor aor) {
        return locations.getOrDefault(aor, new Location(aor, 0, List.of()));
    }

    @Override
    public synchronized Stream<Location> all() {
        return List.copyOf(locations.values()).stream()
                .filter(location -> !location.bindings().isEmpty());
    }

    @Override
    public synchronized Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        Location before = get(aor);
        Revision revision = change.apply(before);
        if (revision == null) {
            return before;
        }
        Location after = new Location(aor, before.version() + 1, revision.bindings());
        locations.put(aor, after);
        if (delegate != null) {
            delegate.accept(new Change(before, after, revision.added(), revision.removed(), revision.source()));
        }
        return after;
    }

    @Override
    public synchronized void setDelegate(@Nullable Consumer<Change> delegate) {
        this.delegate = delegate;
    }
}
