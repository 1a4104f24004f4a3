package org.bindery.console.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Output that goes to the client in frames of one type. */
final class SessionOutput extends OutputStream {

    private static final int BUFFER_BYTES = 8192;

    private final Frames frames;
    private final char type;

    private SessionOutput(Frames frames, char type) {
        this.frames = frames;
        this.type = type;
    }

    static PrintStream of(Frames frames, char type) {
        return new PrintStream(
                new BufferedOutputStream(new SessionOutput(frames, type), BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            frames.write(type, bytes, offset, length);
        }
    }
}
