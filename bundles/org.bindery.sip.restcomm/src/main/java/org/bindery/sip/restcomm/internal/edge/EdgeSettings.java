package org.bindery.sip.restcomm.internal.edge;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.time.Duration;
import java.util.Properties;

/** What the edge needs to know. It goes by way of the stack's properties, for it is the stack that makes the edge. */
public record EdgeSettings(
        int threads,
        int maxMessageBytes,
        int maxQueueLength,
        int maxConnections,
        Duration connectionIdle,
        Duration messageTimeout,
        boolean fromTagRequired) {

    private static final String PREFIX = "org.bindery.sip.restcomm.edge.";
    private static final String NIST = "gov.nist.javax.sip.";

    /** Puts the edge in front of the stack that starts with these properties, of which it hands on strings only. */
    public void into(Properties properties) {
        properties.setProperty(PREFIX + "threads", String.valueOf(threads));
        properties.setProperty(PREFIX + "maxMessageBytes", String.valueOf(maxMessageBytes));
        properties.setProperty(PREFIX + "maxQueueLength", String.valueOf(maxQueueLength));
        properties.setProperty(PREFIX + "maxConnections", String.valueOf(maxConnections));
        properties.setProperty(PREFIX + "connectionIdle", connectionIdle.toString());
        properties.setProperty(PREFIX + "messageTimeout", messageTimeout.toString());
        properties.setProperty(PREFIX + "fromTagRequired", String.valueOf(fromTagRequired));
        properties.setProperty(NIST + "MESSAGE_PROCESSOR_FACTORY", EdgeProcessorFactory.class.getName());
        properties.setProperty(NIST + "MESSAGE_PARSER_FACTORY", EdgeParserFactory.class.getName());
        properties.setProperty(NIST + "SIP_MESSAGE_VALVE", Retransmissions.class.getName());
    }

    static EdgeSettings of(SIPTransactionStack stack) {
        Properties properties = ((SipStackImpl) stack).getConfigurationProperties();
        return new EdgeSettings(
                Integer.parseInt(properties.getProperty(PREFIX + "threads")),
                Integer.parseInt(properties.getProperty(PREFIX + "maxMessageBytes")),
                Integer.parseInt(properties.getProperty(PREFIX + "maxQueueLength")),
                Integer.parseInt(properties.getProperty(PREFIX + "maxConnections")),
                Duration.parse(properties.getProperty(PREFIX + "connectionIdle")),
                Duration.parse(properties.getProperty(PREFIX + "messageTimeout")),
                Boolean.parseBoolean(properties.getProperty(PREFIX + "fromTagRequired")));
    }
}
