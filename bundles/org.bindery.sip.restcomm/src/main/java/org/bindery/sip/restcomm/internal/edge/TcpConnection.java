package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.ThreadAffinityTask;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP connection: its bytes become messages here, and the stack gets those that are right. */
final class TcpConnection extends NioTcpMessageChannel implements Peer, Framer.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);
    private static final byte[] PONG = {'\r', '\n'};

    private final TcpEdge edge;
    private final Framer framer; // the selector thread's
    private volatile long messageStart; // milliseconds; 0 between messages
    private volatile boolean finished;

    /** One that the peer opened. */
    TcpConnection(TcpEdge edge, SocketChannel client) throws IOException {
        super(edge, client);
        this.messageProcessor = edge;
        this.edge = edge;
        this.framer = new Framer(edge.settings().maxMessageBytes(), this);
    }

    /** One that we open. */
    TcpConnection(TcpEdge edge, SIPTransactionStack stack, InetAddress peer, int port) throws IOException {
        super(peer, port, stack, edge);
        this.isCached = true;
        this.edge = edge;
        this.framer = new Framer(edge.settings().maxMessageBytes(), this);
    }

    @Override
    public void readChannel() {
        @Nullable Framer ready = framer;
        if (ready == null) { // the stack shows us to the selector before we are made
            return;
        }
        ByteBuffer buffer = edge.readBuffer().clear();
        try {
            if (socketChannel.read(buffer) < 0) {
                close();
                return;
            }
            long now = System.currentTimeMillis();
            lastActivityTimeStamp = now;
            ready.accept(buffer.flip());
            messageStart = !ready.isInside() ? 0 : messageStart == 0 ? now : messageStart;
        } catch (IOException | RuntimeException e) {
            LOG.debug("Lost {}", this, e);
            close();
        }
    }

    /** Closes it if it is idle, too long at one message, or told that it should. */
    void closeIfLate(long now) {
        long start = messageStart;
        EdgeSettings settings = edge.settings();
        if (finished
                || (start > 0 && now - start > settings.messageTimeout().toMillis())
                || now - getLastActivityTimestamp() > settings.connectionIdle().toMillis()) {
            LOG.debug("Closing {}", this);
            close();
        }
    }

    @Override
    public void message(byte[] message, int callId) {
        messageStart = 0;
        if (edge.beginTask()) {
            try {
                sipStack.getSelfRoutingThreadpoolExecutor().execute(new Task(message, callId));
                return;
            } catch (RejectedExecutionException e) {
                LOG.debug("The stack is stopping", e);
            }
        }
        edge.endTask();
        refuse(message, new Refusal(503, "Service Unavailable"));
    }

    @Override
    public void ping() {
        try {
            send(PONG, port());
        } catch (IOException e) {
            LOG.debug("Cannot answer the keep-alive of {}", this, e);
        }
    }

    @Override
    public void broken(byte[] head, Refusal refusal) {
        LOG.debug("{}: {}", this, refusal.reason());
        if (refuse(head, refusal)) {
            finished = true; // and let the answer leave
        } else {
            close();
        }
    }

    private boolean refuse(byte[] message, Refusal refusal) {
        return new EdgeParser(edge.settings()).refuse(message, refusal, this);
    }

    @Override
    public String transport() {
        return "TCP";
    }

    @Override
    public InetAddress address() {
        return socketChannel.socket().getInetAddress();
    }

    @Override
    public int port() {
        return peerPort;
    }

    @Override
    public void send(byte[] answer, int answerPort) throws IOException {
        sendMessage(answer, false);
    }

    @Override
    public String toString() {
        return "TCP connection with " + address() + ":" + port();
    }

    /** Parses a message and hands it to the stack; those of one Call-ID run in order. */
    private final class Task implements ThreadAffinityTask {

        private final byte[] message;
        private final int callId;

        Task(byte[] message, int callId) {
            this.message = message;
            this.callId = callId;
        }

        @Override
        public Object getThreadHash() {
            return callId;
        }

        @Override
        public void run() {
            try {
                SIPMessage parsed = new EdgeParser(edge.settings()).parse(message, TcpConnection.this);
                if (parsed != null) {
                    processMessage(parsed);
                }
            } catch (Exception e) { // what the stack declares
                LOG.debug("The stack failed on a message of {}", TcpConnection.this, e);
            } finally {
                edge.endTask();
            }
        }
    }
}
