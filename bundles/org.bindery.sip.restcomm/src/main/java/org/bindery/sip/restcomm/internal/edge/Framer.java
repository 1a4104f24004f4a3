package org.bindery.sip.restcomm.internal.edge;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 section 18.3) and sees the keep-alives between them (RFC
 * 5626 section 4.4.1). Holds one incomplete message at most. For one thread.
 */
final class Framer {

    /** What is found in the stream, in its order. */
    interface Sink {

        /**
         * A whole message.
         *
         * @param callId the same number for messages with the same Call-ID
         */
        void message(byte[] message, int callId);

        /** A keep-alive that wants one line end back. */
        void ping();

        /** The head of something after which nothing can be found any more, with what is wrong. */
        void broken(byte[] head, Refusal refusal);
    }

    private static final int INITIAL = 2048;

    private final int maxMessageBytes;
    private final Sink sink;
    private final Head head = new Head();
    private byte[] buffer = new byte[INITIAL];
    private int size;
    private int scanned;
    private int bodyEnd = -1;
    private int lineEnds;
    private int callId;
    private boolean broken;

    Framer(int maxMessageBytes, Sink sink) {
        this.maxMessageBytes = maxMessageBytes;
        this.sink = sink;
    }

    /** Whether a message has begun and not ended. */
    boolean isInside() {
        return size > 0;
    }

    void accept(ByteBuffer bytes) {
        while (bytes.hasRemaining() && !broken) {
            if (size == 0 && isLineEnd(bytes.get(bytes.position()))) {
                between(bytes.get());
            } else if (bodyEnd < 0) {
                headByte(bytes.get());
            } else {
                body(bytes);
            }
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\r' || c == '\n';
    }

    /** CRLF CRLF asks for a CRLF; what else stands between two messages means nothing. */
    private void between(int c) {
        if (c == '\n' && ++lineEnds == 2) {
            lineEnds = 0;
            sink.ping();
        }
    }

    private void headByte(byte c) {
        lineEnds = 0;
        append(c);
        if (c == '\n') {
            line();
        } else if (size >= maxMessageBytes) {
            stop(new Refusal(513, "Message Too Large"));
        }
    }

    private void line() {
        boolean first = scanned == 0;
        int length = size - scanned;
        boolean empty = length == 1 || (length == 2 && buffer[size - 2] == '\r');
        scanned = size;
        if (first && !isSip()) {
            stop(Refusal.badRequest("Malformed Request-Line"));
        } else if (empty) {
            endOfHead();
        } else if (size >= maxMessageBytes) {
            stop(new Refusal(513, "Message Too Large"));
        }
    }

    private boolean isSip() {
        Head.Kind kind = head.scan(buffer, size);
        return kind == Head.Kind.REQUEST || kind == Head.Kind.RESPONSE;
    }

    private void endOfHead() {
        head.scan(buffer, size);
        callId = head.hash(Field.CALL_ID);
        int length = head.has(Field.CONTENT_LENGTH) ? RequestCheck.contentLength(head) : 0;
        if (length < 0) {
            stop(Refusal.malformed(Field.CONTENT_LENGTH.header));
        } else if (length > maxMessageBytes - size) {
            stop(Refusal.badRequest("Content-Length is more than can be taken"));
        } else if (length == 0) {
            complete();
        } else {
            bodyEnd = size + length;
        }
    }

    private void body(ByteBuffer bytes) {
        int length = Math.min(bytes.remaining(), bodyEnd - size);
        room(length);
        bytes.get(buffer, size, length);
        size += length;
        if (size == bodyEnd) {
            complete();
        }
    }

    private void complete() {
        byte[] message = Arrays.copyOf(buffer, size);
        reset();
        sink.message(message, callId);
    }

    private void stop(Refusal refusal) {
        broken = true;
        byte[] start = Arrays.copyOf(buffer, size);
        reset();
        sink.broken(start, refusal);
    }

    private void reset() {
        size = 0;
        scanned = 0;
        bodyEnd = -1;
        if (buffer.length > INITIAL) {
            buffer = new byte[INITIAL];
        }
    }

    private void append(byte c) {
        room(1);
        buffer[size++] = c;
    }

    private void room(int length) {
        if (size + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + length, Math.min(buffer.length * 2, maxMessageBytes)));
        }
    }
}
