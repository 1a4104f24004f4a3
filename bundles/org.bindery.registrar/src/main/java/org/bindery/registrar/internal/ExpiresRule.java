package org.bindery.registrar.internal;

import java.util.OptionalLong;

/**
 * Which lifetimes are granted, in seconds (RFC 3261 section 10.3, step 7).
 *
 * @param min less than this is refused, if it is also more than 0 and less than an hour
 * @param max more than this is cut to it
 * @param fallback granted where none is asked for
 * @param lenient grants {@code fallback} for a malformed value in place of refusing it
 */
record ExpiresRule(long min, long max, long fallback, boolean lenient) {
    static final long LARGEST = 0xFFFF_FFFFL;
    private static final long HOUR = 3600;

    /**
     * The value of an Expires header or an expires parameter, 0 to 2^32-1.
     *
     * @return empty if it is malformed and that is not tolerated
     */
    OptionalLong read(String text) {
        long value = digits(text.strip());
        if (value >= 0) {
            return OptionalLong.of(value);
        }
        return lenient ? OptionalLong.of(fallback) : OptionalLong.empty();
    }

    boolean isTooBrief(long seconds) {
        return seconds > 0 && seconds < min && seconds < HOUR;
    }

    long granted(long seconds) {
        return Math.min(seconds, max);
    }

    private static long digits(String text) {
        long value = text.isEmpty() ? -1 : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
            if (value > LARGEST) {
                return -1;
            }
        }
        return value;
    }
}
