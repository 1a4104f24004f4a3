package org.bindery.sip.restcomm.internal.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer without a transaction (RFC 3261 section 8.2.7), made of a request that may lack anything but a Via.
 *
 * @param text what to send
 * @param port the UDP port to send it to (RFC 3261 section 18.2.2, RFC 3581 section 4)
 */
record Answer(String text, int port) {

    private static final Pattern VIA =
            Pattern.compile("SIP\\s*/\\s*2\\.0\\s*/\\s*\\w+\\s+([^\\s;,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RPORT = Pattern.compile(";\\s*rport\\s*(?=;|$)", Pattern.CASE_INSENSITIVE);
    private static final int DEFAULT_PORT = 5060;
    private static final int MAX_PORT = 65535;

    /** Where the top Via says that its sender is, and what is left to add to it. */
    private record Via(String first, String rest, String host, int port, boolean rport) {}

    byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    /** The answer; empty if there is no Via to answer to, or to an ACK. */
    static Optional<Answer> of(Head head, Refusal refusal, InetAddress peer, int peerPort) {
        Via top = head.has(Field.VIA) && !head.isMethod("ACK") ? via(head.text(Field.VIA)) : null;
        if (top == null) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(512);
        text.append("SIP/2.0 ").append(refusal.status()).append(' ').append(refusal.reason());
        line(text, Field.VIA.header, stamped(top, peer, peerPort));
        vias(head).stream().skip(1).forEach(via -> line(text, Field.VIA.header, via));
        copy(text, head, Field.FROM);
        to(text, head);
        copy(text, head, Field.CALL_ID);
        copy(text, head, Field.CSEQ);
        line(text, Field.CONTENT_LENGTH.header, "0");
        text.append("\r\n\r\n");
        return Optional.of(new Answer(text.toString(), top.rport() ? peerPort : top.port()));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\r\n").append(name).append(": ").append(value);
    }

    private static void copy(StringBuilder text, Head head, Field field) {
        if (head.has(field)) {
            line(text, field.header, head.text(field));
        }
    }

    private static void to(StringBuilder text, Head head) {
        if (head.has(Field.TO)) {
            String to = head.text(Field.TO);
            String parameters = to.substring(to.indexOf('>') + 1).toLowerCase(Locale.ROOT);
            boolean tagged = parameters.replace(" ", "").contains(";tag=");
            line(text, Field.TO.header, tagged ? to : to + ";tag=" + UUID.randomUUID());
        }
    }

    private static String stamped(Via via, InetAddress peer, int peerPort) {
        String address = peer.getHostAddress();
        StringBuilder text = new StringBuilder(via.first());
        if (via.rport() || !via.host().equals(address)) {
            text.append(";received=").append(address);
        }
        return RPORT.matcher(text).replaceFirst(";rport=" + peerPort) + via.rest();
    }

    /** Reads {@code SIP/2.0/UDP host:port;parameters}, of which more may follow after commas; null if it is not so. */
    private static @Nullable Via via(String text) {
        Matcher matcher = VIA.matcher(text);
        if (!matcher.lookingAt()) {
            return null;
        }
        int comma = text.indexOf(',');
        int end = comma < 0 ? text.length() : comma;
        String parameters = text.substring(Math.min(matcher.end(), end), end);
        return via(
                text.substring(0, end).strip(),
                text.substring(end),
                matcher.group(1),
                RPORT.matcher(parameters).find());
    }

    private static @Nullable Via via(String first, String rest, String sentBy, boolean rport) {
        int colon = sentBy.lastIndexOf(':');
        if (colon <= sentBy.indexOf(']')) {
            return new Via(first, rest, sentBy, DEFAULT_PORT, rport);
        }
        byte[] digits = sentBy.substring(colon + 1).getBytes(UTF_8);
        int port = (int) Bytes.number(digits, 0, digits.length, MAX_PORT);
        return port <= 0 ? null : new Via(first, rest, sentBy.substring(0, colon), port, rport);
    }

    private static List<String> vias(Head head) {
        List<String> vias = new ArrayList<>();
        byte[] bytes = head.bytes();
        int start = head.headersStart();
        while (start < head.end()) {
            int end = start;
            do {
                end = Bytes.indexOf(bytes, end, head.end(), '\n') + 1;
            } while (end > 0 && end < head.end() && Bytes.isBlank(bytes[end]));
            end = end > 0 ? end : head.end();
            int colon = Bytes.indexOf(bytes, start, end, ':');
            int nameEnd = colon;
            while (nameEnd > start && Bytes.isBlank(bytes[nameEnd - 1])) {
                nameEnd--;
            }
            if (colon > 0 && Field.named(bytes, start, nameEnd) == Field.VIA) {
                vias.add(head.line(colon + 1, end).strip());
            }
            start = end;
        }
        return vias;
    }
}
