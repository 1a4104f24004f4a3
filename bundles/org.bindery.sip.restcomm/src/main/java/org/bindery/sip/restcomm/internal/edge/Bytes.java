package org.bindery.sip.restcomm.internal.edge;

/** Looks at bytes as the grammar of RFC 3261 section 25.1 does. */
final class Bytes {

    private static final String TOKEN_MARKS = "-.!%*_+`'~";

    private Bytes() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlpha(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isHex(int c) {
        return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isTokenChar(int c) {
        return isAlpha(c) || isDigit(c) || (c > ' ' && TOKEN_MARKS.indexOf(c) >= 0);
    }

    static boolean isToken(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isTokenChar(bytes[i])) {
                return false;
            }
        }
        return end > start;
    }

    /** Tokens with commas between them; a place between two commas may be empty, for lines may be folded there. */
    static boolean isTokenList(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end) {
            i = skipBlanks(bytes, i, end);
            while (i < end && isTokenChar(bytes[i])) {
                i++;
            }
            i = skipBlanks(bytes, i, end);
            if (i < end && bytes[i++] != ',') {
                return false;
            }
        }
        return true;
    }

    static int skipBlanks(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The number that these digits are, at most {@code max}; -1 if they are no such number. */
    static long number(byte[] bytes, int start, int end, long max) {
        long value = start < end ? 0 : -1;
        for (int i = start; i < end; i++) {
            if (!isDigit(bytes[i])) {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
            if (value > max) {
                return -1;
            }
        }
        return value;
    }

    static boolean startsWith(byte[] bytes, int start, int end, String upperCase) {
        if (end - start < upperCase.length()) {
            return false;
        }
        for (int i = 0; i < upperCase.length(); i++) {
            int c = bytes[start + i];
            if ((isAlpha(c) ? c & ~0x20 : c) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int indexOf(byte[] bytes, int start, int end, int c) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == c) {
                return i;
            }
        }
        return -1;
    }
}
