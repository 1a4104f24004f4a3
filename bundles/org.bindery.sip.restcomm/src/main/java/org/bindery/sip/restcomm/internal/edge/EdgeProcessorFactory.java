package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UdpAnswers;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;

/** Opens listeners. The stack makes one by its class name. */
public final class EdgeProcessorFactory implements MessageProcessorFactory {

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        EdgeSettings settings = EdgeSettings.of(stack);
        return switch (transport.toLowerCase(Locale.ROOT)) {
            case "udp" -> {
                UdpAnswers.fromListeningSocket(stack);
                yield new UdpEdge(address, stack, port, settings);
            }
            case "tcp" -> new TcpEdge(address, stack, port, settings);
            default -> throw new IOException("No transport " + transport);
        };
    }
}
