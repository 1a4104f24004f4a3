package org.bindery.location.rocksdb.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads what {@link RecordWriter} wrote, from left to right, and trusts nothing in it. Not thread-safe. */
final class RecordReader {
    private static final int LONGEST_NUMBER = 63;

    private final byte[] bytes;
    private int at;

    RecordReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - at;
    }

    int raw() throws MalformedRecordException {
        require(1);
        return bytes[at++] & 0xff;
    }

    long number() throws MalformedRecordException {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_NUMBER; shift += 7) {
            int group = raw();
            value |= (group & 0x7fL) << shift;
            if (group < 0x80) {
                return value;
            }
        }
        throw new MalformedRecordException("a number does not end");
    }

    /** How many follow, each at least one byte long. */
    int count() throws MalformedRecordException {
        long count = number();
        require(count);
        return (int) count;
    }

    double fraction() throws MalformedRecordException {
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits = bits << 8 | raw();
        }
        return Double.longBitsToDouble(bits);
    }

    Instant instant() throws MalformedRecordException {
        long zigzag = number();
        long nanos = number();
        try {
            return Instant.ofEpochSecond((zigzag >>> 1) ^ -(zigzag & 1), nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedRecordException("a time is out of range");
        }
    }

    String text() throws MalformedRecordException {
        long lengthAndKind = number();
        long length = lengthAndKind >>> 1;
        return (lengthAndKind & 1) == 0 ? latin1(length) : wide(length);
    }

    String latin1(long length) throws MalformedRecordException {
        require(length);
        String text = length == 0 ? "" : new String(bytes, at, (int) length, StandardCharsets.ISO_8859_1);
        at += (int) length;
        return text;
    }

    String wide(long length) throws MalformedRecordException {
        require(length);
        require(2 * length);
        char[] chars = new char[(int) length];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (raw() << 8 | raw());
        }
        return new String(chars);
    }

    void end() throws MalformedRecordException {
        if (remaining() > 0) {
            throw new MalformedRecordException(remaining() + " bytes follow its end");
        }
    }

    private void require(long length) throws MalformedRecordException {
        if (length < 0 || length > remaining()) {
            throw new MalformedRecordException("it ends early");
        }
    }
}
