package org.bindery.console.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.bindery.console.internal.Frames.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: a single command, or a shell until it has enough. */
final class ConsoleSession implements Runnable, Closeable {

    static final String PROMPT = "bindery> ";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);

    private final CommandProcessor processor;
    private final SocketChannel channel;
    private final Frames frames;
    private final PrintStream out;
    private final PrintStream err;

    /** Both guarded by this. */
    private boolean executing;

    private boolean closing;

    ConsoleSession(CommandProcessor processor, SocketChannel channel) {
        this.processor = processor;
        this.channel = channel;
        this.frames = new Frames(channel);
        this.out = SessionOutput.of(frames, Frames.OUTPUT);
        this.err = SessionOutput.of(frames, Frames.ERROR_OUTPUT);
    }

    @Override
    public void run() {
        try (channel) {
            Optional<Frame> first = frames.read();
            if (first.isPresent()) {
                serve(first.get());
            }
        } catch (IOException e) {
            LOG.debug("A client of the console is gone: {}", e.toString());
        }
    }

    private void serve(Frame first) throws IOException {
        SessionInput input = new SessionInput(frames);
        try (CommandSession session = processor.createSession(input, out, err)) {
            session.put("SCOPE", "bindery:felix:*");
            session.put(CommandSession.OPTION_NO_GLOB, true);
            session.put(Prompt.VARIABLE, input);
            switch (first.type()) {
                case Frames.COMMAND -> {
                    enter();
                    frames.writeExit(execute(session, first.text()));
                }
                case Frames.SHELL -> {
                    converse(session, input);
                    frames.writeExit(0);
                }
                default -> throw new IOException("a client that does not speak the protocol");
            }
        }
    }

    private void converse(CommandSession session, SessionInput input) throws IOException {
        String line = input.line(PROMPT);
        while (line != null && !line.strip().equals("exit")) {
            if (!line.isBlank()) {
                enter();
                execute(session, line);
                leave();
            }
            line = input.line(PROMPT);
        }
    }

    private int execute(CommandSession session, String command) {
        try {
            Object result = session.execute(command);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            return 0;
        } catch (Exception | LinkageError | StackOverflowError e) {
            // An edge: whatever a command throws is its user's to know.
            out.flush();
            err.println(message(e));
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static String message(Throwable e) {
        boolean refused = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
        return refused && e.getMessage() != null
                ? e.getMessage()
                : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private synchronized void enter() throws IOException {
        if (closing) {
            throw new IOException("the console is going");
        }
        executing = true;
    }

    private synchronized void leave() throws IOException {
        executing = false;
        if (closing) {
            throw new IOException("the console is going");
        }
    }

    /** Ends the session; a command that runs, which may be the very one that stops the console, comes to its end first. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closing = true;
            if (executing) {
                return;
            }
        }
        channel.close();
    }
}
