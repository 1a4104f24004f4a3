package org.bindery.sip.restcomm.internal.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields that {@link Head} looks for. */
enum Field {
    VIA("Via", 'v', Kind.LIST),
    FROM("From", 'f', Kind.SINGLE),
    TO("To", 't', Kind.SINGLE),
    CALL_ID("Call-ID", 'i', Kind.SINGLE),
    CSEQ("CSeq", Kind.SINGLE),
    MAX_FORWARDS("Max-Forwards", Kind.SINGLE),
    CONTENT_LENGTH("Content-Length", 'l', Kind.SINGLE),
    CONTENT_TYPE("Content-Type", 'c', Kind.SINGLE),
    CONTACT("Contact", 'm', Kind.LIST),
    EXPIRES("Expires", Kind.SINGLE),
    EVENT("Event", 'o', Kind.SINGLE),
    SUBSCRIPTION_STATE("Subscription-State", Kind.SINGLE),
    REFER_TO("Refer-To", 'r', Kind.SINGLE),
    REQUIRE("Require", Kind.TOKENS),
    PROXY_REQUIRE("Proxy-Require", Kind.TOKENS),
    SUPPORTED("Supported", 'k', Kind.TOKENS);

    /** How often the field may stand in a message, and what it is. */
    enum Kind {
        SINGLE,
        LIST,
        /** A list of tokens; the stack's parser reads the first and skips what follows. */
        TOKENS
    }

    private static final Field[] ALL = values();
    private static final int NO_COMPACT_FORM = -1;

    final String header;
    final Kind kind;
    private final int compactForm;
    private final String lowerCase;

    Field(String header, Kind kind) {
        this(header, NO_COMPACT_FORM, kind);
    }

    Field(String header, int compactForm, Kind kind) {
        this.header = header;
        this.kind = kind;
        this.compactForm = compactForm;
        this.lowerCase = header.toLowerCase(Locale.ROOT);
    }

    /** The field whose name or compact form stands there, in whatever case; null if it is none of these. */
    static @Nullable Field named(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 1) {
            int letter = bytes[start] | 0x20;
            for (Field field : ALL) {
                if (field.compactForm == letter) {
                    return field;
                }
            }
            return null;
        }
        for (Field field : ALL) {
            if (field.lowerCase.length() == length && field.isAt(bytes, start)) {
                return field;
            }
        }
        return null;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = lowerCase.charAt(i);
            if (bytes[start + i] != c && !(Bytes.isAlpha(c) && (bytes[start + i] | 0x20) == c)) {
                return false;
            }
        }
        return true;
    }
}
