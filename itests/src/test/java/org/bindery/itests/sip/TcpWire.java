package org.bindery.itests.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;

/** One TCP connection. */
final class TcpWire implements Wire {

    private final Socket socket;

    private TcpWire(Socket socket) {
        this.socket = socket;
    }

    static TcpWire to(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return new TcpWire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String transport() {
        return "TCP";
    }

    @Override
    public boolean reliable() {
        return true;
    }

    @Override
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public synchronized void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void receive(Consumer<SipMessage> receiver) {
        Thread thread = new Thread(() -> read(receiver), "itests-tcp-" + localPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Consumer<SipMessage> receiver) {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            while (true) {
                receiver.accept(next(in));
            }
        } catch (IOException e) {
            return;
        }
    }

    private static SipMessage next(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (String end = ""; !end.equals("\r\n\r\n"); ) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            if (head.size() > 0 || (octet != '\r' && octet != '\n')) {
                head.write(octet);
                String last = end + (char) octet;
                end = last.substring(Math.max(0, last.length() - 4));
            }
        }
        String text = head.toString(UTF_8);
        String length = SipMessage.parse(text).header("Content-Length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        return SipMessage.parse(text + new String(body, UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
