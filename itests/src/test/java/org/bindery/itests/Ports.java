package org.bindery.itests;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for servers that tests start. */
public final class Ports {

    private Ports() {}

    /** A port of 127.0.0.1 that is free for UDP and TCP just now. */
    public static int free() {
        return Await.value("a free port", () -> {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
                return udp.getLocalPort();
            }
        });
    }
}
