package org.bindery.location;

/**
 * An address-of-record in canonical form, the key of a location (RFC 3261 section 10.3, step 5): scheme and host in
 * lower case, escapes undone, no password, no port, no parameters, no headers. The user part keeps its case.
 *
 * @param uri such as {@code sip:alice@example.com}
 */
public record Aor(String uri) {

    /**
     * The AOR that a URI names.
     *
     * @param uri a SIP or SIPS URI, such as {@code sip:%61lice@Example.com:5060;user=phone}
     * @throws IllegalArgumentException if it is not one, has no host, or hides control characters behind escapes
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

    @Override
    public String toString() {
        return uri;
    }
}
