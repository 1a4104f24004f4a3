package org.bindery.console.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bindery.console.internal.Frames.Frame;
import org.jspecify.annotations.Nullable;

/** What the client types: it is asked for a line whenever one is wanted. */
final class SessionInput extends InputStream implements Prompt {

    private final Frames frames;
    /** What is left of the line that a command reads byte by byte. */
    private byte[] rest = {};

    private int next;
    private boolean ended;

    SessionInput(Frames frames) {
        this.frames = frames;
    }

    /** The next line; null at the end of the input. */
    synchronized @Nullable String line(String prompt) throws IOException {
        return ask(Frames.ASK_LINE, prompt);
    }

    @Override
    public synchronized String secret(String prompt) throws IOException {
        String line = ask(Frames.ASK_SECRET, prompt);
        if (line == null) {
            throw new EOFException("nothing was typed");
        }
        return line;
    }

    private @Nullable String ask(char how, String prompt) throws IOException {
        if (ended) {
            return null;
        }
        frames.write(how, prompt);
        Optional<Frame> answer = frames.read();
        ended = answer.isEmpty() || answer.get().type() != Frames.LINE;
        return ended ? null : answer.get().text();
    }

    @Override
    public synchronized int read() throws IOException {
        if (next == rest.length && !nextLine()) {
            return -1;
        }
        return rest[next++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == rest.length && !nextLine()) {
            return -1;
        }
        int count = Math.min(length, rest.length - next);
        System.arraycopy(rest, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean nextLine() throws IOException {
        String line = ask(Frames.ASK_LINE, "");
        if (line == null) {
            return false;
        }
        rest = (line + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
        return true;
    }
}
