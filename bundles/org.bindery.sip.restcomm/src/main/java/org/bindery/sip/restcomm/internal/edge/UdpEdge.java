package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP listener. One thread receives and queues, for a bounded queue; the stack's threads take from it, parse and
 * serve.
 */
final class UdpEdge extends UDPMessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(UdpEdge.class);
    private static final int MAX_DATAGRAM = 65536;

    /** Where the packet came from that this thread took last: the stack's channel does not tell its parser. */
    private static final ThreadLocal<Peer> SOURCE = new ThreadLocal<>();

    private final SIPTransactionStack stack;
    private final EdgeSettings settings;
    private final DatagramSocket socket;

    UdpEdge(InetAddress address, SIPTransactionStack stack, int port, EdgeSettings settings) throws IOException {
        super(address, stack, port);
        this.stack = stack;
        this.settings = settings;
        this.socket = sock;
        this.messageQueue = new PacketQueue(settings.maxQueueLength());
    }

    /** Where the message came from that the calling thread is about to parse. */
    static Peer source() {
        return SOURCE.get();
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the stack's field is a LinkedList
    public void run() {
        LinkedList<Object> channels = new LinkedList<>();
        for (int i = 0; i < settings.threads(); i++) {
            channels.add(new Channel(stack, this, "bindery-udp-" + getPort() + "-" + i));
        }
        messageChannels = channels;
        DatagramPacket buffer = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
        while (isRunning) {
            try {
                receive(buffer);
            } catch (IOException e) {
                if (isRunning) {
                    LOG.debug("Cannot receive", e);
                }
            }
        }
    }

    private void receive(DatagramPacket buffer) throws IOException {
        buffer.setLength(MAX_DATAGRAM);
        socket.receive(buffer);
        byte[] message = Arrays.copyOf(buffer.getData(), buffer.getLength());
        DatagramPacket packet = new DatagramPacket(message, message.length, buffer.getSocketAddress());
        if (message.length == 0
                || !messageQueue.offer(new DatagramQueuedMessageDispatch(packet, System.currentTimeMillis()))) {
            LOG.debug("Dropped a packet: it is empty, or the queue is full");
        }
    }

    private static final class Channel extends UDPMessageChannel {

        Channel(SIPTransactionStack stack, UDPMessageProcessor processor, String name) {
            super(stack, processor, name);
        }
    }

    /** Tells the thread that takes a packet where it came from. */
    private final class PacketQueue extends ArrayBlockingQueue<DatagramQueuedMessageDispatch> {

        private static final long serialVersionUID = 1L;

        PacketQueue(int length) {
            super(length);
        }

        @Override
        public DatagramQueuedMessageDispatch take() throws InterruptedException {
            DatagramQueuedMessageDispatch dispatch = super.take();
            SOURCE.set(new Source(socket, dispatch.packet.getAddress(), dispatch.packet.getPort()));
            return dispatch;
        }
    }

    private record Source(DatagramSocket socket, InetAddress address, int port) implements Peer {

        @Override
        public String transport() {
            return "UDP";
        }

        @Override
        public void send(byte[] answer, int answerPort) throws IOException {
            socket.send(new DatagramPacket(answer, answer.length, address, answerPort));
        }
    }
}
