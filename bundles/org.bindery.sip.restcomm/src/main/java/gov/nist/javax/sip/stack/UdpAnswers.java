package gov.nist.javax.sip.stack;

/** Reaches what the stack shows to its own package only; the stack's own processor factories do the same. */
public final class UdpAnswers {

    private UdpAnswers() {}

    /**
     * Has the stack send over UDP from the socket that it listens on. By default it sends from a new one each time, which
     * RFC 3261 section 18.2.2 forbids with an {@code rport} (RFC 3581 section 4), and phones ignore the answer.
     */
    public static void fromListeningSocket(SIPTransactionStack stack) {
        stack.udpFlag = true;
    }
}
