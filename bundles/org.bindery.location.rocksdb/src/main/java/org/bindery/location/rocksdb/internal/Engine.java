package org.bindery.location.rocksdb.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * An open database: everything native is in here. Any thread may write; nobody may call it during or after {@link
 * #close}.
 */
final class Engine implements AutoCloseable {
    private static final long WRITE_BUFFER_BYTES = 32L << 20;
    private static final int WRITE_BUFFERS = 4;
    private static final long READ_AHEAD_BYTES = 2L << 20;

    /** What was opened, the last one first. */
    private final Deque<AbstractNativeReference> open = new ArrayDeque<>();

    private final Durability durability;
    private final WriteOptions usual;
    private final WriteOptions synced;
    private final RocksDB database;

    private Engine(Path path, Durability durability, boolean create) throws RocksDBException {
        this.durability = durability;
        try {
            usual = opened(new WriteOptions())
                    .setDisableWAL(!durability.logged())
                    .setSync(durability.synced());
            synced = opened(new WriteOptions()).setSync(true);
            Options options = options(opened(new Options()), durability).setCreateIfMissing(create);
            database = opened(RocksDB.open(options, path.toString()));
        } catch (RocksDBException | RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    /** Opens what is there, or an empty database if there is none and {@code create} is true. */
    static Engine open(Path path, Durability durability, boolean create) throws RocksDBException {
        return new Engine(path, durability, create);
    }

    /** Nothing is ever read but all of it at the start: no cache and no filters. */
    private static Options options(Options options, Durability durability) {
        return options.setWalRecoveryMode(durability.recovery())
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig().setNoBlockCache(true))
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    private <T extends AbstractNativeReference> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    byte @Nullable [] get(byte[] key) throws RocksDBException {
        return database.get(key);
    }

    void put(byte[] key, byte[] value) throws RocksDBException {
        database.put(usual, key, value);
    }

    /** Writes to the disk, whatever the durability is. */
    void putSynced(byte[] key, byte[] value) throws RocksDBException {
        database.put(synced, key, value);
    }

    void delete(byte[] key) throws RocksDBException {
        database.delete(usual, key);
    }

    /** About how many keys there are. */
    long estimatedKeys() throws RocksDBException {
        return database.getLongProperty("rocksdb.estimate-num-keys");
    }

    /** What the engine says of itself. */
    String property(String name) throws RocksDBException {
        return database.getProperty(name);
    }

    /** Reads everything, in the order of the keys. */
    void forEach(RecordConsumer consumer) throws RocksDBException {
        try (ReadOptions options = new ReadOptions().setFillCache(false).setReadaheadSize(READ_AHEAD_BYTES);
                RocksIterator records = database.newIterator(options)) {
            for (records.seekToFirst(); records.isValid(); records.next()) {
                consumer.accept(records.key(), records.value());
            }
            records.status();
        }
    }

    /** Takes one record. */
    interface RecordConsumer {
        void accept(byte[] key, byte[] value);
    }

    /** Closes everything in reverse. What is not in the log is written first. */
    @Override
    public void close() throws RocksDBException {
        try {
            if (!durability.logged()) {
                flush();
            }
        } finally {
            closeAll();
        }
    }

    private void flush() throws RocksDBException {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            database.flush(options);
        }
    }

    private void closeAll() {
        open.forEach(AbstractNativeReference::close);
        open.clear();
    }
}
