package org.bindery.sip.restcomm.internal;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** The properties that the SIP stack starts with. */
final class StackProperties {

    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final String NIST = "gov.nist.javax.sip.";

    private StackProperties() {}

    static Properties of(Settings settings) {
        Properties properties = new Properties();
        // Asked for a stack by a name that it had before, the factory hands out the old one as it was.
        properties.setProperty("javax.sip.STACK_NAME", "bindery-" + STARTS.incrementAndGet());
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        dialogs(properties);
        sizes(properties, settings);
        properties.setProperty(NIST + "STACK_LOGGER", StackLog.class.getName());
        properties.setProperty(NIST + "SERVER_LOGGER", NoMessageLog.class.getName());
        properties.setProperty(NIST + "TRACE_LEVEL", "0");
        properties.setProperty(NIST + "LOG_MESSAGE_CONTENT", "false");
        if (!settings.serverHeader().isEmpty()) {
            properties.setProperty("org.mobicents.servlet.sip.SERVER_HEADER", settings.serverHeader());
            properties.setProperty("org.mobicents.servlet.sip.USER_AGENT_HEADER", settings.serverHeader());
        }
        settings.stackProperties().forEach(properties::setProperty);
        return properties;
    }

    /** Restcomm keeps the dialogs and is built upon these. */
    private static void dialogs(Properties properties) {
        properties.setProperty(NIST + "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        properties.setProperty(NIST + "LOOSE_DIALOG_VALIDATION", "true");
        properties.setProperty(NIST + "PASS_INVITE_NON_2XX_ACK_TO_LISTENER", "true");
        properties.setProperty(NIST + "DELIVER_UNSOLICITED_NOTIFY", "true");
        properties.setProperty(NIST + "REENTRANT_LISTENER", "true");
        properties.setProperty(NIST + "MAX_FORK_TIME_SECONDS", "0");
        properties.setProperty(NIST + "AGGRESSIVE_CLEANUP", "true");
    }

    private static void sizes(Properties properties, Settings settings) {
        properties.setProperty(
                NIST + "THREAD_POOL_SIZE", String.valueOf(settings.edge().threads()));
        properties.setProperty(NIST + "THREAD_PRIORITY", String.valueOf(Thread.NORM_PRIORITY));
        properties.setProperty(NIST + "RECEIVE_UDP_BUFFER_SIZE", "8388608");
        properties.setProperty(NIST + "SEND_UDP_BUFFER_SIZE", "1048576");
        // What these would do, the edge does.
        properties.setProperty(NIST + "TCP_POST_PARSING_THREAD_POOL_SIZE", "0");
        properties.setProperty(NIST + "CONGESTION_CONTROL_TIMEOUT", "0");
        properties.setProperty(NIST + "NIO_MAX_SOCKET_IDLE_TIME", "0");
        settings.edge().into(properties);
    }
}
