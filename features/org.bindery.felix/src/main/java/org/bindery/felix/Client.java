package org.bindery.felix;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Optional;
import org.bindery.felix.Frames.Frame;
import org.jspecify.annotations.Nullable;

/** Talks to the instance that runs in a home, through its socket. */
final class Client {

    /** Whether a person types; {@code System.console()} does not tell on every Java. */
    private static final boolean TERMINAL = Boolean.getBoolean("bindery.terminal");

    private static final Charset CHARSET = Charset.forName(
            System.getProperty("native.encoding", Charset.defaultCharset().name()));

    private final Home home;
    private final BufferedReader input;

    Client(Home home, InputStream input) {
        this.home = home;
        this.input = new BufferedReader(new InputStreamReader(input, CHARSET));
    }

    /** Runs a command and returns its status. */
    int exec(String command) throws IOException {
        return converse(Frames.COMMAND, command);
    }

    /** Lets the terminal talk until one side ends it. */
    int shell() throws IOException {
        return converse(Frames.SHELL, "");
    }

    private int converse(char type, String text) throws IOException {
        if (Files.notExists(home.config())) {
            return noInstance("there is no " + home.config());
        }
        String path = Settings.of(home, System.getProperties()).get(Settings.SOCKET);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            Frames frames = new Frames(channel);
            frames.write(type, text);
            return listen(frames);
        } catch (SocketException e) {
            return noInstance(path + ": " + e.getMessage());
        }
    }

    private int noInstance(String why) {
        System.err.println("bindery: no instance answers in " + home.root() + " (" + why + ")");
        return Main.NO_INSTANCE;
    }

    private int listen(Frames frames) throws IOException {
        for (Optional<Frame> next = frames.read(); next.isPresent(); next = frames.read()) {
            Frame frame = next.get();
            switch (frame.type()) {
                case Frames.OUTPUT -> print(System.out, frame);
                case Frames.ERROR_OUTPUT -> print(System.err, frame);
                case Frames.ASK_LINE -> answer(frames, readLine(frame));
                case Frames.ASK_SECRET -> answer(frames, readSecret(frame));
                case Frames.EXIT -> {
                    return frame.payload().get(0);
                }
                default -> throw new IOException("the instance says what this client does not understand");
            }
        }
        System.err.println("bindery: the instance ended the connection");
        return Main.FAILED;
    }

    private static void print(PrintStream stream, Frame frame) {
        stream.write(frame.payload().array(), 0, frame.payload().limit());
        stream.flush();
    }

    private static void answer(Frames frames, @Nullable String line) throws IOException {
        if (line == null) {
            frames.write(Frames.END_OF_INPUT, "");
        } else {
            frames.write(Frames.LINE, line);
        }
    }

    private @Nullable String readLine(Frame prompt) throws IOException {
        if (TERMINAL) {
            print(System.out, prompt);
        }
        return input.readLine();
    }

    private @Nullable String readSecret(Frame prompt) throws IOException {
        return TERMINAL ? unechoed(System.console(), prompt) : input.readLine();
    }

    private static @Nullable String unechoed(Console console, Frame prompt) {
        char[] secret = console.readPassword("%s", prompt.text());
        return secret == null ? null : new String(secret);
    }
}
