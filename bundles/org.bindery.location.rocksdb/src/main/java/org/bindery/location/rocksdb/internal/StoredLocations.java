package org.bindery.location.rocksdb.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bindery.location.Location;

/**
 * Collects what is on the disk. A record that cannot be read is counted and skipped: one AOR without its bindings until
 * its phone registers again is better than no registrar.
 */
final class StoredLocations implements Engine.RecordConsumer {
    private static final int LONGEST_KEY_SHOWN = 120;

    private final List<Location> locations;
    private long highestVersion;
    private int unreadable;
    private String firstUnreadable = "";

    StoredLocations(int expected) {
        locations = new ArrayList<>(expected);
    }

    @Override
    public void accept(byte[] key, byte[] value) {
        if (!LocationCodec.isLocation(key)) {
            return;
        }
        try {
            Location location = LocationCodec.location(key, value);
            locations.add(location);
            highestVersion = Math.max(highestVersion, location.version());
        } catch (MalformedRecordException e) {
            if (unreadable++ == 0) {
                firstUnreadable = shown(key) + ": " + e.getMessage();
            }
        }
    }

    private static String shown(byte[] key) {
        int length = Math.min(key.length - 1, LONGEST_KEY_SHOWN);
        return new String(key, 1, length, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    List<Location> locations() {
        return locations;
    }

    long highestVersion() {
        return highestVersion;
    }

    int unreadable() {
        return unreadable;
    }

    /** Whose record it is and what is wrong with it, in printable characters. */
    String firstUnreadable() {
        return firstUnreadable;
    }
}
