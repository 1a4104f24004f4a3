package org.bindery.location.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;

/** A store that reads nothing and cannot write. */
final class FailingStore implements LocationStore {
    private final LocationStoreException failure;

    FailingStore(LocationStoreException failure) {
        this.failure = failure;
    }

    @Override
    public Location get(Aor aor) {
        throw failure;
    }

    @Override
    public Stream<Location> all() {
        return Stream.empty();
    }

    @Override
    public Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        throw failure;
    }

    @Override
    public void setDelegate(@Nullable Consumer<Change> delegate) {}
}
