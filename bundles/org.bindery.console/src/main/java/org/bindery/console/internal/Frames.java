package org.bindery.console.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The server's side of the console's protocol, which the README describes. Any thread may write, one may read. */
final class Frames {

    static final char COMMAND = 'c';
    static final char SHELL = 's';
    static final char LINE = 'l';
    static final char END_OF_INPUT = 'z';
    static final char OUTPUT = 'o';
    static final char ERROR_OUTPUT = 'e';
    static final char ASK_LINE = 'r';
    static final char ASK_SECRET = 'p';
    static final char EXIT = 'x';

    static final int MAX_PAYLOAD = 65_536;
    private static final int HEADER = 5;

    private final ByteChannel channel;

    Frames(ByteChannel channel) {
        this.channel = channel;
    }

    /** What the client said. */
    record Frame(char type, String text) {}

    void write(char type, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        write(type, payload, 0, payload.length);
    }

    /** Writes bytes, in more than one frame if they are many. */
    synchronized void write(char type, byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        do {
            int payload = Math.min(MAX_PAYLOAD, end - from);
            ByteBuffer frame = ByteBuffer.allocate(HEADER + payload);
            frame.put((byte) type).putInt(payload).put(bytes, from, payload).flip();
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
            from += payload;
        } while (from < end);
    }

    void writeExit(int status) throws IOException {
        write(EXIT, new byte[] {(byte) status}, 0, 1);
    }

    /**
     * The next frame; empty if the client closed the connection.
     *
     * @throws IOException if it does not speak the protocol, or says more than {@link #MAX_PAYLOAD} bytes at once
     */
    Optional<Frame> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (channel.read(header) < 0) {
            return Optional.empty();
        }
        fill(header);
        int length = header.getInt(1);
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        fill(payload);
        return Optional.of(new Frame((char) header.get(0), text(payload.flip())));
    }

    private static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload).toString();
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the connection ended in the middle of a frame");
            }
        }
    }
}
