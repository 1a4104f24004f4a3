package org.bindery.sip.restcomm.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the container listens.
 *
 * @param transport {@code udp} or {@code tcp}
 * @param host an IP address or a host name, an IPv6 address without brackets
 * @param port 1 to 65535
 */
record ListenAddress(String transport, String host, int port) {

    private static final Pattern SYNTAX =
            Pattern.compile("(udp|tcp):(\\[([0-9a-f:.%\\w]+)\\]|([\\w.-]+)):(\\d{1,5})", Pattern.CASE_INSENSITIVE);

    /** Reads {@code udp:192.0.2.1:5060} or {@code tcp:[2001:db8::1]:5060}; empty if the text is not of this form. */
    static Optional<ListenAddress> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(5));
        if (port < 1 || port > 65535) {
            return Optional.empty();
        }
        String host = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        return Optional.of(new ListenAddress(matcher.group(1).toLowerCase(Locale.ROOT), host, port));
    }

    boolean isUdp() {
        return transport.equals("udp");
    }

    @Override
    public String toString() {
        return transport + ":" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
