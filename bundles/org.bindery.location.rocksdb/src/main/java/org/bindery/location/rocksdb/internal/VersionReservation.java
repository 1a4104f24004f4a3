package org.bindery.location.rocksdb.internal;

import org.rocksdb.RocksDBException;

/**
 * Keeps versions from being given twice, also when the AOR that had the highest one is forgotten: they are taken in
 * blocks, and the end of the block is on the disk, forced, before one of its versions is used. What is left of a block
 * at a stop is skipped. Thread-safe.
 */
final class VersionReservation {
    static final long BLOCK = 1L << 20;
    private static final byte[] KEY = {'V'};

    /** The last version of the block. Written under this object's monitor. */
    private volatile long end;

    /** Tells the last version that may have been used; 0 if none. */
    long load(Engine engine) throws RocksDBException, MalformedRecordException {
        byte[] stored = engine.get(KEY);
        end = stored == null ? 0 : read(stored);
        return end;
    }

    private static long read(byte[] stored) throws MalformedRecordException {
        RecordReader in = new RecordReader(stored);
        long value = in.number();
        in.end();
        return value;
    }

    /** Returns when a version may be used. */
    void cover(long version, Engine engine) throws RocksDBException {
        if (version > end) {
            extend(version, engine);
        }
    }

    private synchronized void extend(long version, Engine engine) throws RocksDBException {
        if (version > end) {
            RecordWriter out = new RecordWriter();
            out.number(version + BLOCK);
            engine.putSynced(KEY, out.toByteArray());
            end = version + BLOCK;
        }
    }
}
