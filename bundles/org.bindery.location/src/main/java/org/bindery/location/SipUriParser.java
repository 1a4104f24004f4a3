package org.bindery.location;

import java.util.ArrayList;
import java.util.List;

/** Reads one SIP or SIPS URI, from left to right. Not thread-safe, used once. */
final class SipUriParser {
    static final int MAX_LENGTH = 8192;
    private static final int MAX_PARTS = 64;
    private static final int MAX_PORT = 65_535;

    private final String text;
    private final int end;
    private int at;

    SipUriParser(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("URI is longer than " + MAX_LENGTH + " characters");
        }
        this.text = text;
        this.end = text.length();
    }

    SipUri parse() {
        boolean secure = scheme();
        int userEnd = text.indexOf('@', at);
        String user = "";
        String password = null;
        if (userEnd >= 0) {
            int colon = text.indexOf(':', at);
            boolean hasPassword = colon >= 0 && colon < userEnd;
            user = user(hasPassword ? colon : userEnd);
            password = hasPassword ? password(userEnd) : null;
            at = userEnd + 1;
        }
        String host = host();
        int port = at < end && text.charAt(at) == ':' ? port() : -1;
        UriParts parameters = at < end && text.charAt(at) == ';' ? parameters() : UriParts.NONE;
        UriParts headers = at < end && text.charAt(at) == '?' ? headers() : UriParts.NONE;
        if (at < end) {
            throw new IllegalArgumentException("Malformed host in URI");
        }
        return new SipUri(text, secure, user, password, host, port, parameters, headers);
    }

    private boolean scheme() {
        if (text.regionMatches(true, 0, "sip:", 0, 4)) {
            at = 4;
            return false;
        }
        if (text.regionMatches(true, 0, "sips:", 0, 5)) {
            at = 5;
            return true;
        }
        throw new IllegalArgumentException(text.isEmpty() ? "Empty URI" : "URI scheme is not sip or sips");
    }

    private String user(int to) {
        if (at == to) {
            throw new IllegalArgumentException("Empty user part in URI");
        }
        String user = Characters.canonical(text, at, to, Characters.USER, "user part");
        at = to;
        return user;
    }

    private String password(int to) {
        return Characters.canonical(text, at + 1, to, Characters.PASSWORD, "password");
    }

    private String host() {
        int start = at;
        if (at < end && text.charAt(at) == '[') {
            at = text.indexOf(']', at) + 1;
            if (at == 0) {
                throw new IllegalArgumentException("Malformed host in URI");
            }
        } else {
            at = next(':', ';', '?', at);
        }
        return Host.canonical(text, start, at);
    }

    private int port() {
        int start = ++at;
        int port = 0;
        while (at < end && Characters.isDigit(text.charAt(at)) && port <= MAX_PORT) {
            port = port * 10 + text.charAt(at++) - '0';
        }
        boolean over = at < end && text.charAt(at) != ';' && text.charAt(at) != '?';
        if (at == start || over || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("Malformed port in URI");
        }
        return port;
    }

    private UriParts parameters() {
        List<String> parts = new ArrayList<>(4);
        while (at < end && text.charAt(at) == ';') {
            int nameEnd = next('=', ';', '?', at + 1);
            String name = name(at + 1, nameEnd, Characters.PARAMETER, "parameter");
            at = nameEnd;
            checkNew(name, parts);
            parts.add(name);
            parts.add(at < end && text.charAt(at) == '=' ? parameterValue(name) : "");
        }
        return new UriParts(parts.toArray(String[]::new));
    }

    private String parameterValue(String name) {
        int start = at + 1;
        at = next(';', '?', '?', start);
        if (start == at) {
            throw new IllegalArgumentException("Malformed parameter in URI");
        }
        if (name.equals("maddr")) {
            return Host.canonical(text, start, at);
        }
        return Characters.canonical(text, start, at, Characters.PARAMETER, "parameter");
    }

    private UriParts headers() {
        List<String> parts = new ArrayList<>(4);
        do {
            checkCount(parts);
            int equals = next('=', '&', '&', at + 1);
            if (equals == end || text.charAt(equals) != '=') {
                throw new IllegalArgumentException("Malformed header in URI");
            }
            parts.add(name(at + 1, equals, Characters.HEADER, "header"));
            at = next('&', '&', '&', equals + 1);
            parts.add(Characters.canonical(text, equals + 1, at, Characters.HEADER, "header"));
        } while (at < end);
        return new UriParts(parts.toArray(String[]::new));
    }

    private String name(int from, int to, int characterClass, String part) {
        if (from == to) {
            throw new IllegalArgumentException("Malformed " + part + " in URI");
        }
        return Characters.lowerCase(Characters.canonical(text, from, to, characterClass, part));
    }

    private static void checkNew(String name, List<String> parts) {
        checkCount(parts);
        for (int i = 0; i < parts.size(); i += 2) {
            if (parts.get(i).equals(name)) {
                throw new IllegalArgumentException("Duplicate parameter in URI");
            }
        }
    }

    private static void checkCount(List<String> parts) {
        if (parts.size() >= 2 * MAX_PARTS) {
            throw new IllegalArgumentException("More than " + MAX_PARTS + " parameters or headers in URI");
        }
    }

    /** Where the first of three characters is, else the end. */
    private int next(char one, char two, char three, int from) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c == one || c == two || c == three) {
                return i;
            }
            i++;
        }
        return i;
    }
}
