package org.bindery.sip.restcomm.internal.edge;

import org.jspecify.annotations.Nullable;

/** Checks a Request-URI: RFC 3261 sections 8.2.2.1 and 19.1. */
final class RequestUri {

    private static final String FORBIDDEN = "<>\"\\^`{|} ";
    private static final int MAX_PORT = 65535;

    private RequestUri() {}

    static @Nullable Refusal check(byte[] bytes, int start, int end) {
        int colon = Bytes.indexOf(bytes, start, end, ':');
        if (colon <= start || !isScheme(bytes, start, colon) || !isClean(bytes, colon + 1, end)) {
            return malformed();
        }
        boolean sip = is(bytes, start, colon, "SIP") || is(bytes, start, colon, "SIPS");
        if (!sip && !is(bytes, start, colon, "TEL")) {
            return new Refusal(416, "Unsupported URI Scheme");
        }
        boolean good = sip ? isHostAndPort(bytes, colon + 1, end) : end > colon + 1;
        return good ? null : malformed();
    }

    private static Refusal malformed() {
        return Refusal.badRequest("Malformed Request-URI");
    }

    private static boolean is(byte[] bytes, int start, int end, String upperCase) {
        return end - start == upperCase.length() && Bytes.startsWith(bytes, start, end, upperCase);
    }

    private static boolean isScheme(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            int c = bytes[i];
            boolean later = i > start && (Bytes.isDigit(c) || c == '+' || c == '-' || c == '.');
            if (!Bytes.isAlpha(c) && !later) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClean(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            int c = bytes[i];
            if (c <= ' ' || c > '~' || FORBIDDEN.indexOf(c) >= 0) {
                return false;
            }
            if (c == '%' && !(i + 2 < end && Bytes.isHex(bytes[i + 1]) && Bytes.isHex(bytes[i + 2]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostAndPort(byte[] bytes, int start, int end) {
        int at = Bytes.indexOf(bytes, start, end, '@');
        if (at == start) {
            return false;
        }
        int host = at < 0 ? start : at + 1;
        int hostEnd = hostEnd(bytes, host, end);
        if (hostEnd <= host) {
            return false;
        }
        int next = hostEnd;
        if (next < end && bytes[next] == ':') {
            next++;
            while (next < end && Bytes.isDigit(bytes[next])) {
                next++;
            }
            if (Bytes.number(bytes, hostEnd + 1, next, MAX_PORT) < 0) {
                return false;
            }
        }
        return next == end || bytes[next] == ';' || bytes[next] == '?';
    }

    private static int hostEnd(byte[] bytes, int start, int end) {
        if (start < end && bytes[start] == '[') {
            int i = start + 1;
            while (i < end && (Bytes.isHex(bytes[i]) || bytes[i] == ':' || bytes[i] == '.')) {
                i++;
            }
            return i > start + 2 && i < end && bytes[i] == ']' ? i + 1 : start;
        }
        int i = start;
        while (i < end
                && (Bytes.isAlpha(bytes[i])
                        || Bytes.isDigit(bytes[i])
                        || bytes[i] == '.'
                        || bytes[i] == '-'
                        || bytes[i] == '_')) {
            i++;
        }
        return i;
    }
}
