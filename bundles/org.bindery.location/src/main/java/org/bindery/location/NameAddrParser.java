package org.bindery.location;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the value of one header, from left to right. Not thread-safe, used once. */
final class NameAddrParser {
    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_PARAMETERS = 64;
    private static final char NOTHING = 0;

    private final String text;
    private final int end;
    private int at;

    NameAddrParser(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Header is longer than " + MAX_LENGTH + " characters");
        }
        this.text = text;
        this.end = text.length();
    }

    List<NameAddr> parseList() {
        NameAddr first = next();
        if (at == end) {
            return List.of(first);
        }
        List<NameAddr> all = new ArrayList<>();
        all.add(first);
        while (at < end) {
            at++;
            all.add(next());
        }
        if (all.stream().anyMatch(address -> address.uri().equals("*"))) {
            throw new IllegalArgumentException("* beside another address");
        }
        return List.copyOf(all);
    }

    /** Reads one address and stops at the comma behind it or at the end. */
    private NameAddr next() {
        skipSpace();
        char c = peek();
        if (c == '"') {
            String displayName = quoted(false);
            skipSpace();
            return nameAddr(displayName);
        }
        return c == '<' ? nameAddr("") : startingWithToken();
    }

    private NameAddr startingWithToken() {
        int start = at;
        int tokenEnd = tokenEnd(start);
        if (tokenEnd == start) {
            throw new IllegalArgumentException(at == end || peek() == ',' ? "Missing address" : "Malformed address");
        }
        if (tokenEnd < end && text.charAt(tokenEnd) == ':') {
            return addrSpec();
        }
        String displayName = tokens();
        if (displayName.equals("*") && (at == end || peek() == ',')) {
            return new NameAddr("", "*", Map.of());
        }
        return nameAddr(displayName);
    }

    private NameAddr addrSpec() {
        int start = at;
        while (at < end && ";,? \t\r".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (peek() == '?') {
            throw new IllegalArgumentException("URI with a question mark outside angle brackets");
        }
        return withParameters("", uri(start, at));
    }

    private NameAddr nameAddr(String displayName) {
        if (peek() != '<') {
            throw new IllegalArgumentException("Malformed address");
        }
        int close = text.indexOf('>', at);
        if (close < 0) {
            throw new IllegalArgumentException("Unbalanced angle bracket");
        }
        String uri = uri(at + 1, close);
        at = close + 1;
        return withParameters(displayName, uri);
    }

    private String uri(int from, int to) {
        String uri = text.substring(from, to);
        if (uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5)) {
            SipUri.parse(uri);
        } else {
            checkGenericUri(uri);
        }
        return uri;
    }

    private static void checkGenericUri(String uri) {
        if (uri.length() > SipUriParser.MAX_LENGTH) {
            throw new IllegalArgumentException("URI is longer than " + SipUriParser.MAX_LENGTH + " characters");
        }
        int colon = uri.indexOf(':');
        if (colon < 1 || colon == uri.length() - 1 || Characters.isDigit(uri.charAt(0))) {
            throw new IllegalArgumentException("Malformed URI");
        }
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%' && i > colon) {
                Characters.escaped(uri, i, uri.length());
            } else if (i != colon && !Characters.is(i < colon ? Characters.SCHEME : Characters.URI, c)) {
                throw new IllegalArgumentException("Malformed URI");
            }
        }
    }

    private NameAddr withParameters(String displayName, String uri) {
        skipSpace();
        if (peek() != ';') {
            checkSeparator();
            return new NameAddr(displayName, uri, Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        while (peek() == ';') {
            at++;
            parameter(parameters);
        }
        checkSeparator();
        return new NameAddr(displayName, uri, parameters);
    }

    private void parameter(Map<String, String> parameters) {
        skipSpace();
        String name = Characters.lowerCase(token());
        skipSpace();
        String value = "";
        if (peek() == '=') {
            at++;
            skipSpace();
            value = value();
            skipSpace();
        }
        if (parameters.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("Duplicate parameter");
        }
        if (parameters.size() > MAX_PARAMETERS) {
            throw new IllegalArgumentException("More than " + MAX_PARAMETERS + " parameters");
        }
    }

    private String value() {
        return switch (peek()) {
            case '"' -> quoted(true);
            case '[' -> ipv6Reference();
            default -> token();
        };
    }

    private String ipv6Reference() {
        int start = at;
        at = text.indexOf(']', start) + 1;
        Host.canonical(text, start, at);
        return text.substring(start, at);
    }

    private String token() {
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
    private String tokens() {
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
    private String quoted(boolean received) {
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

    private void skipSpace() {
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

    private void checkSeparator() {
        if (at < end && text.charAt(at) != ',') {
            throw new IllegalArgumentException("Malformed address");
        }
    }

    private char peek() {
        return at < end ? text.charAt(at) : NOTHING;
    }
}
