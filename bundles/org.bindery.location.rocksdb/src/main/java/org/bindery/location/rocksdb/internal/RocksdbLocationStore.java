package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.HeapLocationStore;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable store: answers from memory, writes every change into a RocksDB database before it is acknowledged, and
 * comes back with what is there.
 */
final class RocksdbLocationStore implements LocationStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RocksdbLocationStore.class);

    private final RocksdbJournal journal;
    private final HeapLocationStore store;

    /**
     * Opens the database and reads all of it.
     *
     * @throws IllegalStateException if that cannot be, after it was logged
     */
    RocksdbLocationStore(Settings settings) {
        long start = System.nanoTime();
        try {
            journal = RocksdbJournal.open(settings, System::nanoTime);
            store = store(journal);
        } catch (IOException e) {
            String message = Settings.PID + ": directory is '" + settings.directory() + "': " + e.getMessage();
            LOG.error("{}", message);
            throw new IllegalStateException(message, e);
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        LOG.info(
                "{} is open with durability {}, {} AORs are back after {} ms",
                settings.directory(),
                settings.durability(),
                store.all().count(),
                milliseconds);
    }

    private static HeapLocationStore store(RocksdbJournal journal) throws IOException {
        try {
            RocksdbJournal.Contents contents = journal.read();
            return new HeapLocationStore(journal, contents.locations(), contents.lastVersion());
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Closes the database. Every later change is refused. */
    @Override
    public void close() {
        journal.close();
    }

    @Override
    public Location get(Aor aor) {
        return store.get(aor);
    }

    @Override
    public Stream<Location> all() {
        return store.all();
    }

    @Override
    public Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        return store.compute(aor, change);
    }

    @Override
    public void setDelegate(@Nullable Consumer<Change> delegate) {
        store.setDelegate(delegate);
    }
}
