package org.bindery.sip.restcomm.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bindery.sip.restcomm.internal.edge.EdgeSettings;

/** The container's configuration, checked. */
record Settings(
        List<ListenAddress> listen,
        EdgeSettings edge,
        Timers timers,
        Duration sessionTimeout,
        String serverHeader,
        Map<String, String> stackProperties) {

    /** RFC 3261 section 17.1.1.1. */
    record Timers(Duration t1, Duration t2, Duration t4) {}

    static Settings of(Map<String, ?> properties) {
        Attributes attributes =
                new Attributes(SipContainerComponent.PID, SipContainerComponent.Config.class, properties);
        return new Settings(
                listen(attributes),
                edge(attributes),
                timers(attributes),
                Duration.ofMinutes(attributes.integer("sessionTimeoutMinutes", 1, 1440)),
                header(attributes, "serverHeader"),
                stackProperties(attributes));
    }

    private static EdgeSettings edge(Attributes attributes) {
        return new EdgeSettings(
                attributes.integer("threads", 1, 256),
                attributes.integer("maxMessageBytes", 1024, 1048576),
                attributes.integer("maxQueueLength", 16, 1000000),
                attributes.integer("maxConnections", 1, 1000000),
                Duration.ofSeconds(attributes.integer("connectionIdleSeconds", 1, 86400)),
                Duration.ofSeconds(attributes.integer("messageTimeoutSeconds", 1, 3600)),
                attributes.flag("fromTagRequired"));
    }

    private static Timers timers(Attributes attributes) {
        return new Timers(
                Duration.ofMillis(attributes.integer("t1Millis", 10, 10000)),
                Duration.ofMillis(attributes.integer("t2Millis", 10, 60000)),
                Duration.ofMillis(attributes.integer("t4Millis", 10, 60000)));
    }

    private static List<ListenAddress> listen(Attributes attributes) {
        String allowed = "a list of udp:HOST:PORT and tcp:HOST:PORT, IPv6 addresses in brackets, ports 1 to 65535";
        List<String> texts = attributes.list("listen");
        if (texts.isEmpty()) {
            throw attributes.refusal("listen", "", allowed, null);
        }
        List<ListenAddress> addresses = texts.stream()
                .map(text ->
                        ListenAddress.parse(text).orElseThrow(() -> attributes.refusal("listen", text, allowed, null)))
                .toList();
        if (addresses.stream().distinct().count() < addresses.size()) {
            throw attributes.refusal("listen", addresses.toString(), "a list without duplicates", null);
        }
        return addresses;
    }

    private static String header(Attributes attributes, String name) {
        String text = attributes.text(name);
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw attributes.refusal(name, QuietLog.line(text), "printable ASCII", null);
        }
        return text;
    }

    private static Map<String, String> stackProperties(Attributes attributes) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String text : attributes.list("stackProperties")) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? "" : text.substring(0, equals).strip();
            if (!name.startsWith("gov.nist.javax.sip.") && !name.startsWith("javax.sip.")) {
                throw attributes.refusal(
                        "stackProperties",
                        text,
                        "a list of NAME=VALUE, the names starting with gov.nist.javax.sip. or javax.sip.",
                        null);
            }
            properties.put(name, text.substring(equals + 1).strip());
        }
        return properties;
    }
}
