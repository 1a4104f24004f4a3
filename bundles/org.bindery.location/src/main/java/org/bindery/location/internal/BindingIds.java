package org.bindery.location.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Names bindings: 96 random bits for this start of this node, then a counter. No name is given twice anywhere. */
final class BindingIds {
    private static final int RANDOM_BYTES = 12;
    private static final int RADIX = 36;

    private final String prefix = prefix();
    private final AtomicLong next = new AtomicLong();

    private static String prefix() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random) + '.';
    }

    /** Sets {@code count} names aside. They are made by {@link #id} from the number returned and those that follow it. */
    long reserve(int count) {
        return next.getAndAdd(count);
    }

    String id(long number) {
        return prefix + Long.toString(number, RADIX);
    }
}
