package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Servlet;
import org.apache.catalina.LifecycleException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The container's life: it runs while this component is active, and restarts when its configuration changes. */
@Component(
        service = {},
        configurationPid = SipContainerComponent.PID)
@Designate(ocd = SipContainerComponent.Config.class)
public final class SipContainerComponent {

    static final String PID = "org.bindery.sip.restcomm";

    private static final Logger LOG = LoggerFactory.getLogger(SipContainerComponent.class);

    /** The attributes; they are read by name, so that a value of the wrong type can be refused in one line. */
    @ObjectClassDefinition(
            name = "Bindery SIP container",
            description = "Where and how the SIP container listens. A change restarts the container.")
    public @interface Config {

        @AttributeDefinition(
                description = "Where to listen: udp:HOST:PORT or tcp:HOST:PORT, IPv6 addresses in brackets.")
        String[] listen() default {"udp:127.0.0.1:5060", "tcp:127.0.0.1:5060"};

        @AttributeDefinition(
                description =
                        "Threads that parse and serve messages: so many for each UDP listener, and so many for all"
                                + " TCP listeners. 1 to 256.")
        int threads() default 4;

        @AttributeDefinition(description = "Largest message taken, in bytes, headers and body. 1024 to 1048576.")
        int maxMessageBytes() default 65536;

        @AttributeDefinition(
                description =
                        "Messages of one listener that may wait for a thread. What comes on top is dropped on UDP, where"
                                + " its sender sends it again, and gets 503 on TCP. 16 to 1000000.")
        int maxQueueLength() default 10000;

        @AttributeDefinition(description = "TCP connections that one listener accepts at a time. 1 to 1000000.")
        int maxConnections() default 10000;

        @AttributeDefinition(description = "Seconds without a byte after which a TCP connection is closed. 1 to 86400.")
        int connectionIdleSeconds() default 3600;

        @AttributeDefinition(
                description = "Seconds that a message may take from its first byte to its last on a TCP connection,"
                        + " which is closed otherwise. 1 to 3600.")
        int messageTimeoutSeconds() default 10;

        @AttributeDefinition(description = "Timer T1 of RFC 3261, in milliseconds. 10 to 10000.")
        int t1Millis() default 500;

        @AttributeDefinition(description = "Timer T2 of RFC 3261, in milliseconds. 10 to 60000.")
        int t2Millis() default 4000;

        @AttributeDefinition(description = "Timer T4 of RFC 3261, in milliseconds. 10 to 60000.")
        int t4Millis() default 5000;

        @AttributeDefinition(
                description = "Minutes after which a SIP application session expires that nobody invalidated or gave"
                        + " another time. 1 to 1440.")
        int sessionTimeoutMinutes() default 1;

        @AttributeDefinition(
                description = "Server header of answers and User-Agent header of requests; empty for none.")
        String serverHeader() default "";

        @AttributeDefinition(
                description = "Whether a request whose From has no tag gets 400 (RFC 3261 section 8.1.1.3). Set it to"
                        + " false for clients of RFC 2543.")
        boolean fromTagRequired() default true;

        @AttributeDefinition(
                description = "Properties of the SIP stack, NAME=VALUE, in place of those that are set by default.")
        String[] stackProperties() default {};
    }

    private final SipContainer container;

    @Activate
    public SipContainerComponent(BundleContext context, Map<String, Object> properties)
            throws IOException, LifecycleException {
        try {
            Settings settings = Settings.of(properties);
            this.container =
                    new SipContainer(settings, context.getDataFile("container").toPath());
            LOG.info("Listening on {}", settings.listen());
        } catch (IllegalArgumentException | IOException e) {
            LOG.error("{}", e.getMessage());
            throw e;
        }
    }

    @Deactivate
    void deactivate() {
        container.close();
        LOG.info("Stopped");
    }

    @Reference(
            service = Servlet.class,
            target = "(sip.whiteboard.entry=true)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindEntry(Servlet entry) {
        container.enter(entry);
    }

    void unbindEntry(Servlet entry) {
        container.leave(entry);
    }
}
