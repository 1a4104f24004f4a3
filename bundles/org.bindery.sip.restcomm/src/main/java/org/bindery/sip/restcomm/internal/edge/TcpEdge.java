package org.bindery.sip.restcomm.internal.edge;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.NIOHandler;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP listener: so many connections and no more, none of them idle or halfway through a message for long. */
final class TcpEdge extends NioTcpMessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(TcpEdge.class);
    private static final int READ_BYTES = 65536;

    private final SIPTransactionStack stack;
    private final EdgeSettings settings;
    private final Connections connections;
    private final AtomicInteger tasks = new AtomicInteger();
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> thread("bindery-tcp-clock-", task));

    private volatile @Nullable ScheduledFuture<?> ticking;

    TcpEdge(InetAddress address, SIPTransactionStack stack, int port, EdgeSettings settings) {
        super(address, stack, port);
        this.stack = stack;
        this.settings = settings;
        this.connections = new Connections(stack, this);
        this.nioHandler = connections;
    }

    EdgeSettings settings() {
        return settings;
    }

    /** The selector thread's. */
    ByteBuffer readBuffer() {
        return readBuffer;
    }

    @Override
    public void start() throws IOException {
        super.start();
        ticking = clock.scheduleWithFixedDelay(this::closeLate, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        ScheduledFuture<?> current = ticking;
        if (current != null) {
            current.cancel(false);
        }
        clock.shutdownNow();
        super.stop();
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(NioTcpMessageProcessor processor, SocketChannel client)
            throws IOException {
        if (connections.getCurrentChannelSize() >= settings.maxConnections()) {
            client.close();
            throw new IOException("Too many connections");
        }
        TcpConnection connection = new TcpConnection(this, client);
        connections.putMessageChannel(client, connection);
        return connection;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    @Override
    public synchronized MessageChannel createMessageChannel(InetAddress target, int port) throws IOException {
        String key = MessageChannel.getKey(target, port, getTransport());
        ConnectionOrientedMessageChannel channel = messageChannels.get(key);
        if (channel == null) {
            channel = new TcpConnection(this, stack, target, port);
            messageChannels.put(key, channel);
            selector.wakeup();
        }
        return channel;
    }

    /** Whether one more message may wait for a thread; {@link #endTask} follows in any case. */
    boolean beginTask() {
        return tasks.incrementAndGet() <= settings.maxQueueLength();
    }

    void endTask() {
        tasks.decrementAndGet();
    }

    private void closeLate() {
        long now = System.currentTimeMillis();
        connections.all().forEach(channel -> {
            if (channel instanceof TcpConnection connection) {
                try {
                    connection.closeIfLate(now);
                } catch (RuntimeException e) {
                    LOG.warn("Cannot close {}", connection, e);
                }
            }
        });
    }

    private Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name + getPort());
        thread.setDaemon(true);
        return thread;
    }

    /** The stack's own keeps its connections in a map that threads may break. */
    private static final class Connections extends NIOHandler {

        private final Map<SocketChannel, NioTcpMessageChannel> channels = new ConcurrentHashMap<>();

        Connections(SIPTransactionStack stack, NioTcpMessageProcessor processor) {
            super(stack, processor);
        }

        Iterable<NioTcpMessageChannel> all() {
            return channels.values();
        }

        @Override
        public @Nullable NioTcpMessageChannel getMessageChannel(SocketChannel socket) {
            return channels.get(socket);
        }

        @Override
        public void putMessageChannel(SocketChannel socket, NioTcpMessageChannel channel) {
            channels.put(socket, channel);
        }

        @Override
        public void removeMessageChannel(@Nullable SocketChannel socket) {
            if (socket != null) {
                channels.remove(socket);
            }
        }

        @Override
        public int getCurrentChannelSize() {
            return channels.size();
        }

        @Override
        public void stop() {
            channels.values().forEach(NioTcpMessageChannel::close);
            super.stop();
        }
    }
}
