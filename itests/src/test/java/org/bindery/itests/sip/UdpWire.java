package org.bindery.itests.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A UDP socket of its own, connected: like most phones it hears only what comes from the port that it sends to. */
final class UdpWire implements Wire {

    private final DatagramSocket socket;

    /** Datagrams that found nobody: a later one may find the server. */
    private final AtomicLong lost = new AtomicLong();

    private UdpWire(DatagramSocket socket) {
        this.socket = socket;
    }

    static UdpWire to(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            DatagramSocket socket = new DatagramSocket(0, loopback);
            socket.connect(new InetSocketAddress(loopback, port));
            return new UdpWire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String transport() {
        return "UDP";
    }

    @Override
    public boolean reliable() {
        return false;
    }

    @Override
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void send(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length));
        } catch (PortUnreachableException e) {
            lost.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void receive(Consumer<SipMessage> receiver) {
        Thread thread = new Thread(() -> read(receiver), "itests-udp-" + localPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Consumer<SipMessage> receiver) {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        while (!socket.isClosed()) {
            try {
                packet.setLength(65_535);
                socket.receive(packet);
                receiver.accept(SipMessage.parse(new String(packet.getData(), 0, packet.getLength(), UTF_8)));
            } catch (PortUnreachableException e) {
                lost.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
