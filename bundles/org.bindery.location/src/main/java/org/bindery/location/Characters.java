package org.bindery.location;

import java.util.Locale;

/** The character classes of the SIP grammar (RFC 3261 section 25.1) and the canonical form of text with escapes. */
final class Characters {
    /** Letters and digits. */
    static final int ALPHANUM = 1;
    /** What a token holds. */
    static final int TOKEN = 1 << 1;
    /** What a user part holds, apart from escapes. */
    static final int USER = 1 << 2;
    /** What a password holds, apart from escapes. */
    static final int PASSWORD = 1 << 3;
    /** What a URI parameter's name or value holds, apart from escapes. */
    static final int PARAMETER = 1 << 4;
    /** What a URI header's name or value holds, apart from escapes. */
    static final int HEADER = 1 << 5;
    /** What a URI of any scheme holds, apart from escapes. */
    static final int URI = 1 << 6;
    /** What a URI's scheme holds. */
    static final int SCHEME = 1 << 7;
    /** What differs from its escape (RFC 3261 section 19.1.4). */
    private static final int RESERVED = 1 << 8;

    private static final int[] CLASSES = classes();
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Characters() {}

    private static int[] classes() {
        int[] classes = new int[128];
        for (char c = 0; c < 128; c++) {
            if (Character.isLetterOrDigit(c)) {
                classes[c] = ALPHANUM | TOKEN | USER | PASSWORD | PARAMETER | HEADER | URI | SCHEME;
            }
        }
        add(classes, "-.!%*_+`'~", TOKEN);
        add(classes, "-_.!~*'()", USER | PASSWORD | PARAMETER | HEADER | URI);
        add(classes, "&=+$,;?/", USER);
        add(classes, "&=+$,", PASSWORD);
        add(classes, "[]/:&+$", PARAMETER);
        add(classes, "[]/?:+$", HEADER);
        add(classes, ";/?:@&=+$,[]", URI);
        add(classes, "+-.", SCHEME);
        add(classes, ";/?:@&=+$,", RESERVED);
        return classes;
    }

    private static void add(int[] classes, String characters, int bits) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] |= bits;
        }
    }

    static boolean is(int characterClass, char c) {
        return c < 128 && (CLASSES[c] & characterClass) != 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isControl(char c) {
        return c < ' ' || c == 0x7f;
    }

    /** The value of a hexadecimal digit, or -1 if it is none. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** The byte that the escape at {@code at} stands for. */
    static int escaped(String text, int at, int to) {
        int high = at + 2 < to ? hex(text.charAt(at + 1)) : -1;
        int low = at + 2 < to ? hex(text.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("Malformed escape in URI");
        }
        return high << 4 | low;
    }

    static void appendEscape(StringBuilder out, int octet) {
        out.append('%').append(HEX[octet >> 4 & 15]).append(HEX[octet & 15]);
    }

    /**
     * Part of a URI in canonical form: an escape is undone if it equals its character, else its digits are in upper case.
     *
     * @param part names it in the message
     * @throws IllegalArgumentException for a character that is not of the class, or a malformed escape
     */
    static String canonical(String text, int from, int to, int characterClass, String part) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                return canonicalWithEscapes(text, from, i, to, characterClass, part);
            }
            check(c, characterClass, part);
        }
        return text.substring(from, to);
    }

    private static String canonicalWithEscapes(
            String text, int from, int escape, int to, int characterClass, String part) {
        StringBuilder out = new StringBuilder(to - from).append(text, from, escape);
        for (int i = escape; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                appendCanonical(out, escaped(text, i, to), characterClass);
                i += 2;
            } else {
                check(c, characterClass, part);
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void appendCanonical(StringBuilder out, int octet, int characterClass) {
        if (is(characterClass, (char) octet) && !is(RESERVED, (char) octet)) {
            out.append((char) octet);
        } else {
            appendEscape(out, octet);
        }
    }

    private static void check(char c, int characterClass, String part) {
        if (!is(characterClass, c)) {
            throw new IllegalArgumentException("Malformed " + part + " in URI");
        }
    }

    /** ASCII letters in lower case, the text itself if there is nothing to do. */
    static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }
}
