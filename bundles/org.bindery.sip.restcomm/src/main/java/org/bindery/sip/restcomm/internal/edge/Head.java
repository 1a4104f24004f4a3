package org.bindery.sip.restcomm.internal.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the start line and the header fields of a message are: one pass over its bytes, and nothing is made of a good
 * message. An instance serves one message after the other, for one thread.
 */
@SuppressWarnings("EnumOrdinal") // arrays by field cost nothing for each message
final class Head {

    /** What the bytes are, by their start line. */
    enum Kind {
        /** Nothing but line ends, as clients send to keep a path open. */
        EMPTY,
        /** Nothing that SIP knows. */
        GARBAGE,
        REQUEST,
        RESPONSE
    }

    private static final int FIELDS = Field.values().length;

    private final int[] starts = new int[FIELDS];
    private final int[] ends = new int[FIELDS];
    private final int[] counts = new int[FIELDS];
    private byte[] bytes = {};
    private int length;
    private int position;
    private int lineStart;
    private int lineEnd;
    private Kind kind = Kind.EMPTY;
    private int methodStart;
    private int methodEnd;
    private int uriEnd;
    private int versionEnd;
    private int headersStart;
    private int end;
    private @Nullable Refusal fault;

    Kind scan(byte[] message, int messageLength) {
        bytes = message;
        length = messageLength;
        position = 0;
        end = messageLength;
        fault = null;
        Arrays.fill(counts, 0);
        while (position < length && (bytes[position] == '\r' || bytes[position] == '\n')) {
            position++;
        }
        kind = position == length ? Kind.EMPTY : startLine();
        if (kind == Kind.REQUEST || kind == Kind.RESPONSE) {
            headers();
        }
        return kind;
    }

    Kind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What is wrong with the lines as such; null if nothing is. */
    @Nullable
    Refusal fault() {
        return fault;
    }

    /** Where the body starts. */
    int end() {
        return end;
    }

    int methodStart() {
        return methodStart;
    }

    int methodEnd() {
        return methodEnd;
    }

    int uriStart() {
        return methodEnd + 1;
    }

    int uriEnd() {
        return uriEnd;
    }

    /** Where the headers start. */
    int headersStart() {
        return headersStart;
    }

    boolean isVersion2() {
        return Bytes.startsWith(bytes, uriEnd + 1, versionEnd, "SIP/2.0") && versionEnd - uriEnd == 8;
    }

    boolean isMethod(String method) {
        return methodEnd - methodStart == method.length() && Bytes.startsWith(bytes, methodStart, methodEnd, method);
    }

    boolean has(Field field) {
        return counts[field.ordinal()] > 0;
    }

    /** Where the value of the field's first occurrence starts, after blanks. */
    int start(Field field) {
        return starts[field.ordinal()];
    }

    /** Where it ends, before blanks. */
    int end(Field field) {
        return ends[field.ordinal()];
    }

    /** A number that is the same for the same value; 0 if the field is missing. */
    int hash(Field field) {
        int hash = 0;
        for (int i = start(field); has(field) && i < end(field); i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash;
    }

    /** The value of the field's first occurrence, on one line and without control characters. */
    String text(Field field) {
        return line(start(field), end(field));
    }

    String line(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        new String(bytes, from, to - from, UTF_8)
                .chars()
                .filter(c -> c >= ' ' || c == '\t')
                .forEach(c -> text.append((char) c));
        return text.toString();
    }

    private Kind startLine() {
        nextLine();
        methodStart = lineStart;
        versionEnd = lineEnd;
        headersStart = position;
        if (Bytes.startsWith(bytes, lineStart, lineEnd, "SIP/")) {
            return Kind.RESPONSE;
        }
        methodEnd = Bytes.indexOf(bytes, lineStart, lineEnd, ' ');
        uriEnd = lineEnd - 1;
        while (uriEnd > lineStart && bytes[uriEnd] != ' ') {
            uriEnd--;
        }
        boolean request = methodEnd > 0
                && uriEnd > methodEnd
                && Bytes.isToken(bytes, methodStart, methodEnd)
                && Bytes.startsWith(bytes, uriEnd + 1, lineEnd, "SIP/");
        return request ? Kind.REQUEST : Kind.GARBAGE;
    }

    private void headers() {
        int current = -1;
        boolean started = false;
        while (nextLine()) {
            if (lineStart == lineEnd) {
                end = position;
                return;
            }
            if (!Bytes.isBlank(bytes[lineStart])) {
                current = header();
                started = true;
            } else if (!started) {
                fault(Refusal.badRequest("Malformed header line"));
            } else if (current >= 0) {
                ends[current] = trimmedEnd(starts[current]);
            }
        }
        fault(Refusal.badRequest("Missing empty line after the headers"));
    }

    /** The index of the field whose first value stands on this line; -1 for other lines. */
    private int header() {
        int colon = Bytes.indexOf(bytes, lineStart, lineEnd, ':');
        int nameEnd = colon;
        while (nameEnd > lineStart && Bytes.isBlank(bytes[nameEnd - 1])) {
            nameEnd--;
        }
        if (colon < 0 || !Bytes.isToken(bytes, lineStart, nameEnd)) {
            fault(Refusal.badRequest("Malformed header line"));
            return -1;
        }
        Field field = Field.named(bytes, lineStart, nameEnd);
        if (field == null) {
            return -1;
        }
        if (field.kind == Field.Kind.TOKENS && !Bytes.isTokenList(bytes, colon + 1, lineEnd)) {
            fault(Refusal.malformed(field.header));
        }
        int index = field.ordinal();
        if (counts[index]++ > 0) {
            if (field.kind == Field.Kind.SINGLE) {
                fault(Refusal.duplicate(field.header));
            }
            return -1;
        }
        starts[index] = colon + 1;
        while (starts[index] < lineEnd && Bytes.isBlank(bytes[starts[index]])) {
            starts[index]++;
        }
        ends[index] = trimmedEnd(starts[index]);
        return index;
    }

    private int trimmedEnd(int start) {
        int last = lineEnd;
        while (last > start && Bytes.isBlank(bytes[last - 1])) {
            last--;
        }
        return last;
    }

    /** Moves to the next line; false if there is none. A line that has no end ends with the message. */
    private boolean nextLine() {
        if (position >= length) {
            return false;
        }
        lineStart = position;
        int i = position;
        while (i < length && bytes[i] != '\n') {
            int c = bytes[i];
            if (c >= 0 && c < ' ' && c != '\t' && !(c == '\r' && i + 1 < length && bytes[i + 1] == '\n')) {
                fault(Refusal.badRequest("Control character in a header"));
            }
            i++;
        }
        position = Math.min(i + 1, length);
        lineEnd = i < length && i > lineStart && bytes[i - 1] == '\r' ? i - 1 : i;
        return true;
    }

    private void fault(Refusal first) {
        if (fault == null) {
            fault = first;
        }
    }
}
