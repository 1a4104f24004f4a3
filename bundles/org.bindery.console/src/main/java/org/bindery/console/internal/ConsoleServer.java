package org.bindery.console.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the owner of the process give commands through a socket. Where it is says the framework property
 * {@code bindery.socket}, because the clients read that too; without it there is none.
 */
@Component(
        service = {},
        configurationPid = ConsoleServer.PID)
@Designate(ocd = ConsoleServer.Config.class)
public final class ConsoleServer {

    static final String PID = "org.bindery.console";
    static final String SOCKET = "bindery.socket";

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

    /** The attributes; they are read by name, so that a value of the wrong type can be refused in one line. */
    @ObjectClassDefinition(name = "Bindery console", description = "The socket through which commands are given.")
    public @interface Config {

        @AttributeDefinition(
                description = "How many clients may be connected at a time; more are told to come back.",
                min = "1",
                max = "100")
        int maxSessions() default 8;
    }

    /** How long a client that is turned away may take to say what it wants. */
    private static final long REFUSAL_MILLIS = 1000;

    private final CommandProcessor processor;
    private final int maxSessions;
    private final Set<ConsoleSession> sessions = ConcurrentHashMap.newKeySet();
    private final Optional<ConsoleSocket> socket;

    @Activate
    public ConsoleServer(@Reference CommandProcessor processor, BundleContext context, Map<String, Object> properties)
            throws IOException {
        this(processor, Optional.ofNullable(context.getProperty(SOCKET)).map(Path::of), properties);
    }

    ConsoleServer(CommandProcessor processor, Optional<Path> path, Map<String, Object> properties) throws IOException {
        this.processor = processor;
        try {
            maxSessions = maxSessions(properties);
            socket = path.isPresent() ? Optional.of(ConsoleSocket.listen(path.get())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            throw e;
        } catch (IOException e) {
            LOG.error("No console, because of framework property {}: {}", SOCKET, e.getMessage());
            throw e;
        }
        socket.ifPresent(open -> daemon("bindery-console", () -> accept(open)));
    }

    private static int maxSessions(Map<String, Object> properties) {
        Object value = properties.get("maxSessions");
        if (value == null) {
            return 8;
        }
        try {
            int number = Integer.parseInt(value.toString().strip());
            if (number >= 1 && number <= 100) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(value);
        }
        throw wrong(value);
    }

    private static IllegalArgumentException wrong(Object value) {
        return new IllegalArgumentException(PID + ": maxSessions = " + value + ": a number from 1 to 100 is allowed");
    }

    @Deactivate
    void deactivate() throws IOException {
        if (socket.isPresent()) {
            socket.get().close();
        }
        for (ConsoleSession session : sessions) {
            session.close();
        }
    }

    private void accept(ConsoleSocket open) {
        try {
            while (true) {
                serve(open.accept());
            }
        } catch (ClosedChannelException e) {
            LOG.debug("The console's socket is closed");
        } catch (IOException e) {
            LOG.error("The console takes no more clients: {}", e.toString());
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        if (sessions.size() >= maxSessions) {
            refuse(channel);
            return;
        }
        ConsoleSession session = new ConsoleSession(processor, channel);
        sessions.add(session);
        daemon("bindery-console-session", () -> {
            try {
                session.run();
            } finally {
                sessions.remove(session);
            }
        });
    }

    /** Takes what the client says first: closing with that unread would take the answer from it. */
    private void refuse(SocketChannel channel) {
        try (channel;
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.select(REFUSAL_MILLIS);
            channel.read(ByteBuffer.allocate(Frames.MAX_PAYLOAD));
            Frames frames = new Frames(channel);
            frames.write(Frames.ERROR_OUTPUT, maxSessions + " clients are connected already; try again later\n");
            frames.writeExit(1);
        } catch (IOException e) {
            LOG.debug("A client of the console is gone: {}", e.toString());
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
