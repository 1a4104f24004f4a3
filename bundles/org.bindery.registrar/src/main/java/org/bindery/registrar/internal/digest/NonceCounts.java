package org.bindery.registrar.internal.digest;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bindery.registrar.internal.digest.Nonces.Nonce;

/**
 * Remembers the highest nonce count that each nonce was used with, so that no request is taken twice (RFC 7616 section
 * 5.5). Only nonces with a right answer come here, so a stranger cannot fill it; and it holds no more than its capacity:
 * when it is full it forgets the oldest nonces and from then on takes none of their age. Threads may share it.
 */
final class NonceCounts {
    private final long lifetimeMillis;
    private final int capacity;
    /** By second of issue. Guarded by this, as all below: a request is in here for less than a microsecond. */
    private final TreeMap<Long, Map<Nonce, Integer>> bySecond = new TreeMap<>();

    private int size;
    /** Nonces issued before are not taken. It never goes down, even if the clock does. */
    private long floorMillis = Long.MIN_VALUE;

    NonceCounts(long lifetimeMillis, int capacity) {
        this.lifetimeMillis = lifetimeMillis;
        this.capacity = capacity;
    }

    /**
     * Uses a nonce.
     *
     * @param count the {@code nc} of the request, unsigned
     * @param nowMillis since the epoch
     * @return false if the nonce is too old or was used with this count or a higher one
     */
    synchronized boolean use(Nonce nonce, int count, long nowMillis) {
        forgetBefore(nowMillis - lifetimeMillis + 1);
        if (nonce.issuedMillis() < floorMillis || nonce.issuedMillis() > nowMillis + lifetimeMillis) {
            return false;
        }
        Map<Nonce, Integer> counts = bySecond.computeIfAbsent(secondOf(nonce), s -> new HashMap<>());
        Integer last = counts.get(nonce);
        if (last != null && Integer.compareUnsigned(count, last) <= 0) {
            return false;
        }
        if (counts.put(nonce, count) == null && ++size > capacity) {
            forgetBefore((bySecond.firstKey() + 1) * 1000);
        }
        return true;
    }

    synchronized int size() {
        return size;
    }

    private void forgetBefore(long millis) {
        floorMillis = Math.max(floorMillis, millis);
        while (!bySecond.isEmpty() && (bySecond.firstKey() + 1) * 1000 <= floorMillis) {
            size -= bySecond.pollFirstEntry().getValue().size();
        }
    }

    private static long secondOf(Nonce nonce) {
        return Math.floorDiv(nonce.issuedMillis(), 1000L);
    }
}
