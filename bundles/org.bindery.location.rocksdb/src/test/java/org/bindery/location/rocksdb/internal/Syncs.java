package org.bindery.location.rocksdb.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocksdb.RocksDBException;

/** Reads from the engine's statistics how often its log was forced to the disk. */
final class Syncs {
    private static final Pattern LINE = Pattern.compile("Cumulative WAL: \\S+ writes, (\\d+) syncs");

    private Syncs() {}

    static long in(RocksdbJournal journal) {
        try {
            String statistics = journal.property("rocksdb.dbstats");
            Matcher matcher = LINE.matcher(statistics);
            if (!matcher.find()) {
                throw new AssertionError(statistics);
            }
            return Long.parseLong(matcher.group(1));
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
    }
}
