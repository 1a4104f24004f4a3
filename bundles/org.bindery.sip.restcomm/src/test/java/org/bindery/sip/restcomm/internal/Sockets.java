package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for tests. */
final class Sockets {

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Sockets() {}

    /** A port that is free for UDP and TCP on the loopback address. */
    static int freePort() {
        try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK)) {
            new DatagramSocket(tcp.getLocalPort(), LOOPBACK).close();
            return tcp.getLocalPort();
        } catch (BindException e) {
            return freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
