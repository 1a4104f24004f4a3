package org.bindery.location;

/** A SIP or SIPS URI (RFC 3261 section 19.1). */
public final class SipUri {
    private final String text;

    private SipUri(String text) {
        this.text = text;
    }

    /**
     * Reads a SIP or SIPS URI.
     *
     * @throws IllegalArgumentException if it is not one; the message says what is wrong, in one line fit for a reason
     *     phrase, without echoing the text
     */
    public static SipUri parse(String uri) {
        return new SipUri(uri);
    }

    /** The address-of-record that this URI names. */
    public Aor aor() {
        return new Aor(text);
    }
}
