package org.bindery.felix;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The client's side of the console's protocol, which the README of org.bindery.console describes. */
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

    record Frame(char type, ByteBuffer payload) {

        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    void write(char type, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (payload.length > MAX_PAYLOAD) {
            throw new IOException("longer than " + MAX_PAYLOAD + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
        frame.put((byte) type).putInt(payload.length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** The next frame; empty if the other side closed the connection. */
    Optional<Frame> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (channel.read(header) < 0) {
            return Optional.empty();
        }
        fill(header);
        char type = (char) header.get(0);
        int length = header.getInt(1);
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new IOException("the other side does not speak the console's protocol");
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        fill(payload);
        return Optional.of(new Frame(type, payload.flip()));
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the connection ended in the middle of a frame");
            }
        }
    }
}
