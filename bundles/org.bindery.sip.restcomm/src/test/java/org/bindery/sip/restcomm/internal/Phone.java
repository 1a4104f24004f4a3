package org.bindery.sip.restcomm.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Sends bytes to the container under test and tells what comes back. */
abstract class Phone implements AutoCloseable {

    static final int TIMEOUT_MILLIS = 5000;
    static final int SILENCE_MILLIS = 150;
    private static final int T1_MILLIS = 500;
    private static final int RETRANSMISSIONS = 6;
    static final String NOTHING = "";
    static final String CLOSED = "closed";

    abstract String transport();

    abstract int localPort();

    abstract void send(byte[] message) throws IOException;

    /** The next message, {@link #NOTHING} if none comes in time, {@link #CLOSED} if the peer closed. */
    abstract String receive(int timeoutMillis) throws IOException;

    @Override
    public abstract void close() throws IOException;

    String ask(String message) throws IOException {
        send(message.getBytes(UTF_8));
        return receive(TIMEOUT_MILLIS);
    }

    /**
     * Sends again until there is an answer, as a client does over UDP (RFC 3261 section 17.1.2): the stack has nothing to
     * repeat in the moment in which the answer is on its way and not yet kept.
     */
    String askAgain(String message) throws IOException {
        String answer = NOTHING;
        for (int i = 0; i < RETRANSMISSIONS && answer.equals(NOTHING); i++) {
            send(message.getBytes(UTF_8));
            answer = receive(T1_MILLIS);
        }
        return answer;
    }

    static Phone udp(int port) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, Sockets.LOOPBACK);
        InetAddress server = Sockets.LOOPBACK;
        return new Phone() {
            @Override
            String transport() {
                return "UDP";
            }

            @Override
            int localPort() {
                return socket.getLocalPort();
            }

            @Override
            void send(byte[] message) throws IOException {
                socket.send(new DatagramPacket(message, message.length, server, port));
            }

            @Override
            String receive(int timeoutMillis) throws IOException {
                socket.setSoTimeout(timeoutMillis);
                DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
                try {
                    socket.receive(packet);
                } catch (SocketTimeoutException e) {
                    return NOTHING;
                }
                return new String(packet.getData(), 0, packet.getLength(), UTF_8);
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    static Phone tcp(int port) throws IOException {
        Socket socket = new Socket(Sockets.LOOPBACK, port);
        return new Phone() {
            @Override
            String transport() {
                return "TCP";
            }

            @Override
            int localPort() {
                return socket.getLocalPort();
            }

            @Override
            void send(byte[] message) throws IOException {
                socket.getOutputStream().write(message);
            }

            @Override
            String receive(int timeoutMillis) throws IOException {
                socket.setSoTimeout(timeoutMillis);
                StringBuilder text = new StringBuilder();
                try {
                    while (!complete(text)) {
                        int b = socket.getInputStream().read();
                        if (b < 0) {
                            return CLOSED;
                        }
                        text.append((char) b);
                    }
                } catch (SocketTimeoutException e) {
                    return text.toString();
                } catch (java.net.SocketException e) {
                    return CLOSED;
                }
                return text.toString();
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    /** The answers of these tests have no body. */
    private static boolean complete(StringBuilder text) {
        return text.length() >= 4 && text.indexOf("\r\n\r\n", text.length() - 4) >= 0;
    }
}
