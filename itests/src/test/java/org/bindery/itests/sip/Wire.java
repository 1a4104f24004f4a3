package org.bindery.itests.sip;

import java.io.Closeable;
import java.util.function.Consumer;

/** A socket that carries SIP messages to and from one server. */
interface Wire extends Closeable {

    /** As in a Via, such as {@code UDP}. */
    String transport();

    /** Whether nothing is to be retransmitted. */
    boolean reliable();

    int localPort();

    void send(String text);

    /** Starts the one thread that reads; it ends when the wire is closed. */
    void receive(Consumer<SipMessage> receiver);
}
