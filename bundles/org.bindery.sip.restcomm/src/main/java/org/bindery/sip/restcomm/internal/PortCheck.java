package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out what cannot be listened on before the container starts, which would say so in a stack trace and go on. */
final class PortCheck {

    private PortCheck() {}

    /** @throws IOException saying what is wrong with the address and what to do */
    static void check(ListenAddress address) throws IOException {
        InetAddress host;
        try {
            host = InetAddress.getByName(address.host());
        } catch (IOException e) {
            throw new IOException(refusal(address, "has an unknown host: name an address of this machine"), e);
        }
        try {
            bind(address, new InetSocketAddress(host, address.port()));
        } catch (IOException e) {
            throw new IOException(
                    refusal(
                            address,
                            "cannot be opened (" + e.getMessage()
                                    + "): stop what uses it, or choose another port or an address of this machine"),
                    e);
        }
    }

    private static String refusal(ListenAddress address, String why) {
        return SipContainerComponent.PID + ": listen=" + address + " " + why;
    }

    private static void bind(ListenAddress address, InetSocketAddress socketAddress) throws IOException {
        if (address.isUdp()) {
            new DatagramSocket(socketAddress).close();
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(socketAddress);
        }
    }
}
