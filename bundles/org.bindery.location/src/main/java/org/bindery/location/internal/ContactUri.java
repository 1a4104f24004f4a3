package org.bindery.location.internal;

import org.bindery.location.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * A contact's URI, to compare: SIP and SIPS URIs by RFC 3261 section 19.1.4, others by their text and the scheme without
 * regard to case.
 */
final class ContactUri {
    private final String text;
    private final @Nullable SipUri sip;

    private ContactUri(String text, @Nullable SipUri sip) {
        this.text = text;
        this.sip = sip;
    }

    static ContactUri of(String text) {
        if (!text.regionMatches(true, 0, "sip", 0, 3)) {
            return new ContactUri(text, null);
        }
        try {
            return new ContactUri(text, SipUri.parse(text));
        } catch (IllegalArgumentException notSip) {
            return new ContactUri(text, null);
        }
    }

    boolean matches(ContactUri other) {
        if (sip != null && other.sip != null) {
            return sip.equivalent(other.sip);
        }
        int scheme = text.indexOf(':') + 1;
        return text.length() == other.text.length()
                && text.regionMatches(true, 0, other.text, 0, scheme)
                && text.regionMatches(scheme, other.text, scheme, text.length() - scheme);
    }
}
