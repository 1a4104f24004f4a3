package org.bindery.location;

import java.nio.charset.StandardCharsets;

/**
 * An address-of-record in canonical form, the key of a location (RFC 3261 section 10.3, step 5): scheme and host in
 * lower case, escapes undone, no password, no port, no parameters, no headers. The user part keeps its case.
 *
 * @param uri such as {@code sip:alice@example.com}; it is not a valid URI if the user part needs escapes: see {@link
 *     #toUri}
 */
public record Aor(String uri) {

    /** Takes text that is canonical already; {@link #of} makes it so. */
    public Aor {
        if (!uri.startsWith("sip:") && !uri.startsWith("sips:")) {
            throw new IllegalArgumentException("uri starts with neither sip: nor sips:");
        }
    }

    /**
     * The AOR that a URI names.
     *
     * @param uri a SIP or SIPS URI, such as {@code sip:%61lice@Example.com:5060;user=phone}
     * @throws IllegalArgumentException if it is not one, has no host, or hides control characters or malformed UTF-8
     *     behind escapes; the message is as that of {@link SipUri#parse}
     */
    public static Aor of(String uri) {
        return SipUri.parse(uri).aor();
    }

    /** {@code sip} or {@code sips}. */
    public String scheme() {
        return uri.substring(0, uri.indexOf(':'));
    }

    /** The user part with escapes undone, empty if there is none. */
    public String user() {
        int at = uri.lastIndexOf('@');
        return at < 0 ? "" : uri.substring(uri.indexOf(':') + 1, at);
    }

    /** The host in lower case; an IPv6 address has its brackets. */
    public String host() {
        return uri.substring(Math.max(uri.indexOf(':'), uri.lastIndexOf('@')) + 1);
    }

    /** A valid URI that names this AOR: what may not stand in a user part is escaped, as UTF-8. */
    public String toUri() {
        String user = user();
        for (int i = 0; i < user.length(); i++) {
            if (!Characters.is(Characters.USER, user.charAt(i))) {
                return scheme() + ':' + escaped(user) + '@' + host();
            }
        }
        return uri;
    }

    private static String escaped(String user) {
        StringBuilder out = new StringBuilder(2 * user.length());
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (Characters.is(Characters.USER, c)) {
                out.append(c);
            } else {
                Characters.appendEscape(out, c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return uri;
    }
}
