package org.bindery.location;

/** The words of a header's value, from left to right: tokens, quoted strings, space and what is between them. */
final class HeaderText {
    /** Stands for the character behind the end. */
    static final char NOTHING = 0;

    private static final int MAX_LENGTH = 65_536;

    private final String text;
    private final int end;
    private int at;

    HeaderText(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Header is longer than " + MAX_LENGTH + " characters");
        }
        this.text = text;
        this.end = text.length();
    }

    boolean atEnd() {
        return at == end;
    }

    /** Goes on behind the next character. */
    void skip() {
        at++;
    }

    /** Tells whether a token and a colon come next, as in a URI. */
    boolean startsWithScheme() {
        int tokenEnd = tokenEnd(at);
        return tokenEnd > at && tokenEnd < end && text.charAt(tokenEnd) == ':';
    }

    boolean startsWithToken() {
        return tokenEnd(at) > at;
    }

    /** Everything before one of the characters given, or before the end. */
    String until(String stops) {
        int start = at;
        while (at < end && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What stands between angle brackets. */
    String bracketed() {
        int close = text.indexOf('>', at);
        if (close < 0) {
            throw new IllegalArgumentException("Unbalanced angle bracket");
        }
        String inside = text.substring(at + 1, close);
        at = close + 1;
        return inside;
    }

    String ipv6Reference() {
        int start = at;
        at = text.indexOf(']', start) + 1;
        Host.canonical(text, start, at);
        return text.substring(start, at);
    }

    String token() {
        int start = at;
        at = tokenEnd(at);
        if (at == start) {
            throw new IllegalArgumentException("Malformed parameter");
        }
        return text.substring(start, at);
    }

    private int tokenEnd(int from) {
        int i = from;
        while (i < end && Characters.is(Characters.TOKEN, text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Tokens and the space between them, which counts as one space. */
    String tokens() {
        int start = at;
        at = tokenEnd(at);
        String first = text.substring(start, at);
        skipSpace();
        if (tokenEnd(at) == at) {
            return first;
        }
        StringBuilder out = new StringBuilder(first);
        for (int tokenEnd = tokenEnd(at); tokenEnd > at; tokenEnd = tokenEnd(at)) {
            out.append(' ').append(text, at, tokenEnd);
            at = tokenEnd;
            skipSpace();
        }
        return out.toString();
    }

    /** Reads a quoted string: as received with its quotes, or what it means. */
    String quoted(boolean received) {
        int close = plainEnd(at + 1);
        if (close < end && text.charAt(close) == '"') {
            int start = at;
            at = close + 1;
            return received ? text.substring(start, at) : text.substring(start + 1, close);
        }
        return quotedWithEscapes(received);
    }

    private int plainEnd(int from) {
        int i = from;
        while (i < end && text.charAt(i) != '"' && text.charAt(i) != '\\' && !Characters.isControl(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private String quotedWithEscapes(boolean received) {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < end && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                out.append(quotedPair(received));
            } else if (Characters.isControl(c) && c != '\t') {
                skipFold();
                out.append(' ');
            } else {
                out.append(c);
                at++;
            }
        }
        if (at == end) {
            throw new IllegalArgumentException("Unbalanced quote");
        }
        at++;
        return received ? out.insert(0, '"').append('"').toString() : out.toString();
    }

    private String quotedPair(boolean received) {
        char c = at + 1 < end ? text.charAt(at + 1) : NOTHING;
        boolean control = Characters.isControl(c);
        if (at + 1 == end || c > 0x7f || c == '\r' || c == '\n' || (control && received)) {
            throw new IllegalArgumentException("Malformed escape in quotes");
        }
        at += 2;
        return received ? "\\" + c : String.valueOf(control ? ' ' : c);
    }

    void skipSpace() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\r') {
                skipFold();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else {
                return;
            }
        }
    }

    /** A line break within a header is followed by space (RFC 3261 section 7.3.1). */
    private void skipFold() {
        boolean fold = text.startsWith("\r\n", at) && at + 2 < end && " \t".indexOf(text.charAt(at + 2)) >= 0;
        if (!fold) {
            throw new IllegalArgumentException("Control character in header");
        }
        at += 3;
    }

    char peek() {
        return at < end ? text.charAt(at) : NOTHING;
    }
}
