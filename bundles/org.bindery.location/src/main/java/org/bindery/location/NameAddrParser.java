package org.bindery.location;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the addresses in the value of one header. Not thread-safe, used once. */
final class NameAddrParser {
    private static final int MAX_PARAMETERS = 64;

    private final HeaderText text;

    NameAddrParser(String header) {
        this.text = new HeaderText(header);
    }

    List<NameAddr> parseList() {
        NameAddr first = next();
        if (text.atEnd()) {
            return List.of(first);
        }
        List<NameAddr> all = new ArrayList<>();
        all.add(first);
        while (!text.atEnd()) {
            text.skip();
            all.add(next());
        }
        if (all.stream().anyMatch(address -> address.uri().equals("*"))) {
            throw new IllegalArgumentException("* beside another address");
        }
        return List.copyOf(all);
    }

    /** Reads one address and stops at the comma behind it or at the end. */
    private NameAddr next() {
        text.skipSpace();
        char c = text.peek();
        if (c == '"') {
            String displayName = text.quoted(false);
            text.skipSpace();
            return nameAddr(displayName);
        }
        return c == '<' ? nameAddr("") : startingWithToken();
    }

    private NameAddr startingWithToken() {
        if (!text.startsWithToken()) {
            throw new IllegalArgumentException(atSeparator() ? "Missing address" : "Malformed address");
        }
        if (text.startsWithScheme()) {
            return addrSpec();
        }
        String displayName = text.tokens();
        if (displayName.equals("*") && atSeparator()) {
            return new NameAddr("", "*", Map.of());
        }
        return nameAddr(displayName);
    }

    private NameAddr addrSpec() {
        String uri = text.until(";,? \t\r");
        if (text.peek() == '?') {
            throw new IllegalArgumentException("URI with a question mark outside angle brackets");
        }
        return withParameters("", checked(uri));
    }

    private NameAddr nameAddr(String displayName) {
        if (text.peek() != '<') {
            throw new IllegalArgumentException("Malformed address");
        }
        return withParameters(displayName, checked(text.bracketed()));
    }

    private static String checked(String uri) {
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
        text.skipSpace();
        if (text.peek() != ';') {
            checkSeparator();
            return new NameAddr(displayName, uri, Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        while (text.peek() == ';') {
            text.skip();
            parameter(parameters);
        }
        checkSeparator();
        return new NameAddr(displayName, uri, parameters);
    }

    private void parameter(Map<String, String> parameters) {
        text.skipSpace();
        String name = Characters.lowerCase(text.token());
        text.skipSpace();
        String value = "";
        if (text.peek() == '=') {
            text.skip();
            text.skipSpace();
            value = value();
            text.skipSpace();
        }
        if (parameters.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("Duplicate parameter");
        }
        if (parameters.size() > MAX_PARAMETERS) {
            throw new IllegalArgumentException("More than " + MAX_PARAMETERS + " parameters");
        }
    }

    private String value() {
        return switch (text.peek()) {
            case '"' -> text.quoted(true);
            case '[' -> text.ipv6Reference();
            default -> text.token();
        };
    }

    private void checkSeparator() {
        if (!atSeparator()) {
            throw new IllegalArgumentException("Malformed address");
        }
    }

    private boolean atSeparator() {
        return text.atEnd() || text.peek() == ',';
    }
}
