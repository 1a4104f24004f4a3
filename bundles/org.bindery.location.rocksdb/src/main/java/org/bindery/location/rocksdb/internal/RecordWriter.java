package org.bindery.location.rocksdb.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Builds a record, from left to right. Not thread-safe. */
final class RecordWriter {
    /** Of one record; 64 times what a location with a hundred long bindings takes. */
    static final int MAX_LENGTH = 1 << 24;

    private static final int FIRST_LENGTH = 512;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int length;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void raw(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** A number in 7-bit groups, the lowest first; small ones, not negative, are short. */
    void number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void fraction(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            raw((int) (bits >>> shift));
        }
    }

    void instant(Instant value) {
        long seconds = value.getEpochSecond();
        number((seconds << 1) ^ (seconds >> 63));
        number(value.getNano());
    }

    /** The length and the kind in one number, then a byte for each character, or two if one does not fit into a byte. */
    void text(String value) {
        if (isLatin1(value)) {
            number((long) value.length() << 1);
            latin1(value);
        } else {
            number((long) value.length() << 1 | 1);
            wide(value);
        }
    }

    void latin1(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.ISO_8859_1);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    /** Characters as they are: an encoder would replace lone surrogates. */
    void wide(String value) {
        reserve(2L * value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes[length++] = (byte) (c >>> 8);
            bytes[length++] = (byte) c;
        }
    }

    static boolean isLatin1(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private void reserve(long more) {
        if (length + more > MAX_LENGTH) {
            throw new IllegalArgumentException("the record is longer than " + MAX_LENGTH + " bytes");
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + more, 2L * bytes.length));
        }
    }
}
