package org.bindery.itests.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * A SIP message as it stood on the wire.
 *
 * @param startLine the Request-Line or Status-Line
 * @param headers in order of receipt, compact names spelled out
 * @param body empty if there was none
 */
public record SipMessage(String startLine, List<Header> headers, String body) {

    /** One header line. */
    public record Header(String name, String value) {}

    public SipMessage {
        headers = List.copyOf(headers);
    }

    /** Reads a whole message. */
    static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalArgumentException("No end of headers in: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("Not a header line: '" + lines[i] + "' in: " + text);
            }
            String name = lines[i].substring(0, colon).strip();
            headers.add(new Header(longName(name), lines[i].substring(colon + 1).strip()));
        }
        return new SipMessage(lines[0], headers, text.substring(end + 4));
    }

    private static String longName(String name) {
        return switch (name) {
            case "v" -> "Via";
            case "f" -> "From";
            case "t" -> "To";
            case "i" -> "Call-ID";
            case "m" -> "Contact";
            case "l" -> "Content-Length";
            case "o" -> "Event";
            default -> name;
        };
    }

    public boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    /** The status code of a response. */
    public int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    /** The reason phrase of a response. */
    public String reason() {
        return startLine.length() > 12 ? startLine.substring(12) : "";
    }

    /** The method of a request. */
    public String method() {
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /** The first value of a header, empty if it is missing. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    /** The values of a header, a value for each line. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The Contact values, one for each contact even where one line holds several. */
    public List<String> contacts() {
        List<String> contacts = new ArrayList<>();
        for (String line : headers("Contact")) {
            contacts.addAll(List.of(line.split(",\\s*(?=[<\"])")));
        }
        return contacts;
    }

    /** A parameter of a header value such as {@code expires} of a Contact; empty if it is missing. */
    public static String parameter(String value, String name) {
        for (String part : value.substring(value.lastIndexOf('>') + 1).split(";")) {
            String[] pair = part.split("=", 2);
            if (pair[0].strip().equalsIgnoreCase(name)) {
                return pair.length == 2 ? pair[1].strip() : "";
            }
        }
        return "";
    }

    /** The branch of the top Via. */
    String branch() {
        return parameter(header("Via").split(",")[0], "branch");
    }
}
