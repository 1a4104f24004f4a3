package org.bindery.sip.restcomm.internal.edge;

import java.io.IOException;
import java.net.InetAddress;

/** Whoever sent a message. */
interface Peer {

    InetAddress address();

    int port();

    /** How it came, in upper case. */
    String transport();

    /**
     * Sends an answer back.
     *
     * @param port where the sender expects it, if that is not the connection that it has
     */
    void send(byte[] answer, int port) throws IOException;
}
