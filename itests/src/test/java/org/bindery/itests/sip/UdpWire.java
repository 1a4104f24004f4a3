package org.bindery.itests.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A UDP socket of its own. */
final class UdpWire implements Wire {

    private final DatagramSocket socket;
    private final InetSocketAddress server;

    private UdpWire(DatagramSocket socket, InetSocketAddress server) {
        this.socket = socket;
        this.server = server;
    }

    static UdpWire to(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            return new UdpWire(new DatagramSocket(0, loopback), new InetSocketAddress(loopback, port));
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
            socket.send(new DatagramPacket(bytes, bytes.length, server));
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
