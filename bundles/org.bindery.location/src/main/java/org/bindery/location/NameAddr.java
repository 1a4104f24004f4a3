package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value of a header such as Contact, Path, To or P-Associated-URI: a name-addr or addr-spec with header parameters
 * (RFC 3261 section 20.10).
 *
 * @param displayName without quotes and with escapes undone, a control character behind an escape as a space; empty if
 *     there is none
 * @param uri as received, without angle brackets; {@code *} for the Contact that means all
 * @param parameters in order of receipt, names in lower case; a value is kept as received, with its quotes, and is
 *     empty for a parameter without one
 */
public record NameAddr(String displayName, String uri, Map<String, String> parameters) {

    public NameAddr {
        requireNonNull(displayName, "displayName");
        requireNonNull(uri, "uri");
        parameters = parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a header's value that may hold several, separated by commas. Commas inside quotes and angle brackets do not
     * separate. A URI without angle brackets ends at a semicolon: what follows belongs to the header. A SIP or SIPS URI
     * is read as by {@link SipUri#parse}, any other by the generic syntax. Takes time linear in the length of the text,
     * at most 65536 characters, and holds at most 64 parameters each.
     *
     * @return in order, at least one
     * @throws IllegalArgumentException if the text is not a list of addresses; the message says what is wrong, in one
     *     line fit for a reason phrase, without echoing the text
     */
    public static List<NameAddr> parseList(String header) {
        return new NameAddrParser(header).parseList();
    }

    /**
     * Reads a header's value that holds exactly one, such as To or From.
     *
     * @throws IllegalArgumentException as {@link #parseList} does, and if there are several
     */
    public static NameAddr parse(String header) {
        List<NameAddr> all = parseList(header);
        if (all.size() > 1) {
            throw new IllegalArgumentException("More than one address");
        }
        return all.get(0);
    }

    /** The text for a header: what {@link #parse} reads as an equal value. */
    @Override
    public String toString() {
        if (uri.equals("*")) {
            return uri;
        }
        StringBuilder out = new StringBuilder(64);
        if (!displayName.isEmpty()) {
            appendQuoted(out);
        }
        out.append('<').append(uri).append('>');
        parameters.forEach((name, value) -> {
            out.append(';').append(name);
            if (!value.isEmpty()) {
                out.append('=').append(value);
            }
        });
        return out.toString();
    }

    private void appendQuoted(StringBuilder out) {
        out.append('"');
        for (int i = 0; i < displayName.length(); i++) {
            char c = displayName.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append("\" ");
    }
}
