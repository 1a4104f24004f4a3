package org.bindery.location.rocksdb.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rocksdb.WALRecoveryMode;

/** What an acknowledged change survives. */
enum Durability {
    /** An orderly stop. */
    NONE(false, false, WALRecoveryMode.PointInTimeRecovery),
    /** The death of the process. A loss of power may take the newest changes, of which any may be damaged on the disk. */
    PROCESS(true, false, WALRecoveryMode.PointInTimeRecovery),
    /**
     * The loss of power. What was acknowledged is on the disk, so that damage before the end of the log is no torn write
     * but a disk that rots: worth an operator, not a silent loss.
     */
    POWER(true, true, WALRecoveryMode.TolerateCorruptedTailRecords);

    private final boolean logged;
    private final boolean synced;
    private final WALRecoveryMode recovery;

    Durability(boolean logged, boolean synced, WALRecoveryMode recovery) {
        this.logged = logged;
        this.synced = synced;
        this.recovery = recovery;
    }

    /**
     * Reads the name as it stands in the configuration.
     *
     * @throws IllegalArgumentException if it is not one; the message lists them
     */
    static Durability of(String name) {
        return Arrays.stream(values())
                .filter(d -> d.toString().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Durability::toString).collect(Collectors.joining(", "));
    }

    /** Tells whether the log is written at all. */
    boolean logged() {
        return logged;
    }

    /** Tells whether the log is forced to the disk. */
    boolean synced() {
        return synced;
    }

    WALRecoveryMode recovery() {
        return recovery;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
