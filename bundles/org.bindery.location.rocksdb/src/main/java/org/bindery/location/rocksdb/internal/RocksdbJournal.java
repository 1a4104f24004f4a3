package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.bindery.location.spi.LocationJournal;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest state of every AOR in a database. After a write that failed nothing is written until the database
 * was opened anew, which a writer tries, at most once a second. What a failed write left on the disk is not known; it is
 * put right first. Thread-safe.
 */
final class RocksdbJournal implements LocationJournal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RocksdbJournal.class);
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final StoreDirectory directory;
    private final Durability durability;
    private final LongSupplier nanoTime;
    private final VersionReservation versions = new VersionReservation();

    /** Many write at a time; opening and closing keep them out. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** Guarded by the lock. Null once closed, and while it cannot be opened again. */
    private @Nullable Engine engine;
    /** Guarded by the lock. */
    private boolean closed;
    /** What is right of the AORs whose write failed. Guarded by itself. */
    private final Map<Aor, Location> unsure = new HashMap<>();
    /** When to try again. Written before the failure. */
    private volatile long retryAt;
    /** Why nothing can be written; null while all is well. */
    private volatile @Nullable Exception failure;

    private RocksdbJournal(StoreDirectory directory, Durability durability, LongSupplier nanoTime, Engine engine) {
        this.directory = directory;
        this.durability = durability;
        this.nanoTime = nanoTime;
        this.engine = engine;
    }

    /**
     * Takes a directory and opens the database in it. What is missing is made.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     * @throws IOException if that cannot be; the message is one line for an operator
     */
    static RocksdbJournal open(Settings settings, LongSupplier nanoTime) throws IOException {
        StoreDirectory directory = StoreDirectory.open(settings.directory());
        try {
            NativeLibrary.load(directory);
            Engine engine = Engine.open(directory.database(), settings.durability(), true);
            return new RocksdbJournal(directory, settings.durability(), nanoTime, engine);
        } catch (RocksDBException e) {
            directory.close();
            throw told(e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IOException told(RocksDBException e) {
        String reason = e.getMessage();
        if (e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption) {
            reason = "the database is damaged; restore a copy, or move the directory away to start empty: " + reason;
        }
        return new IOException(reason, e);
    }

    /** Everything that is stored. To be called before the first write. */
    Contents read() throws IOException {
        lock.readLock().lock();
        try {
            Engine open = usable();
            StoredLocations stored = new StoredLocations((int) Math.min(open.estimatedKeys(), 1 << 24));
            open.forEach(stored);
            tellUnreadable(stored);
            return new Contents(stored.locations(), Math.max(versions.load(open), stored.highestVersion()));
        } catch (RocksDBException e) {
            throw told(e);
        } catch (MalformedRecordException e) {
            throw new IOException("the last version cannot be read: " + e.getMessage(), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * What a journal holds.
     *
     * @param locations all of them, in no order
     * @param lastVersion the highest one that may have been used; 0 if none
     */
    record Contents(List<Location> locations, long lastVersion) {}

    private void tellUnreadable(StoredLocations stored) {
        if (stored.unreadable() > 0) {
            LOG.error(
                    "{}: {} of the stored locations cannot be read and are left as they are until they are"
                            + " overwritten; the first is {}",
                    directory,
                    stored.unreadable(),
                    stored.firstUnreadable());
        }
    }

    @Override
    public void write(Location before, Location after) {
        if (failure != null) {
            recover();
        }
        lock.readLock().lock();
        try {
            writeTo(usable(), before, after);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Engine usable() {
        if (engine == null || failure != null) {
            throw refusal(failure);
        }
        return engine;
    }

    private void writeTo(Engine open, Location before, Location after) {
        try {
            versions.cover(after.version(), open);
            store(after, open);
        } catch (RocksDBException e) {
            fail(before, e);
            throw refusal(e);
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        }
    }

    private static void store(Location location, Engine open) throws RocksDBException {
        byte[] key = LocationCodec.key(location.aor());
        if (location.bindings().isEmpty()) {
            open.delete(key);
        } else {
            open.put(key, LocationCodec.value(location));
        }
    }

    private void fail(Location before, RocksDBException e) {
        synchronized (unsure) {
            unsure.putIfAbsent(before.aor(), before);
            if (failure == null) {
                LOG.error("{} cannot be written, every change is refused until it can: {}", directory, e.getMessage());
            }
            retryAt = nanoTime.getAsLong() + RETRY_NANOS;
            failure = e;
        }
    }

    private LocationStoreException refusal(@Nullable Exception cause) {
        Exception reason = cause == null ? new IllegalStateException("it is closed") : cause;
        return new LocationStoreException(directory + " cannot be written: " + reason.getMessage(), reason);
    }

    private void recover() {
        if (nanoTime.getAsLong() - retryAt < 0 || !lock.writeLock().tryLock()) {
            throw refusal(failure);
        }
        try {
            if (failure != null && !closed) {
                reopen();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void reopen() {
        retryAt = nanoTime.getAsLong() + RETRY_NANOS;
        try {
            closeEngine();
            engine = Engine.open(directory.database(), durability, false);
            putRight(engine);
            failure = null;
            LOG.info("{} can be written again", directory);
        } catch (RocksDBException e) {
            failure = e;
            throw refusal(e);
        }
    }

    private void putRight(Engine open) throws RocksDBException {
        synchronized (unsure) {
            for (Location right : unsure.values()) {
                store(right, open);
            }
            unsure.clear();
        }
    }

    private void closeEngine() {
        if (engine == null) {
            return;
        }
        try {
            engine.close();
        } catch (RocksDBException e) {
            LOG.error("{}: what is not on the disk yet is lost: {}", directory, e.getMessage());
        } finally {
            engine = null;
        }
    }

    /** What the engine says of itself, for tests. */
    String property(String name) throws RocksDBException {
        lock.readLock().lock();
        try {
            return usable().property(name);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for the writers. Every later write is refused. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            closeEngine();
            directory.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be released: {}", directory, e.getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }
}
