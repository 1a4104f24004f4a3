package org.bindery.console.internal;

import java.util.List;

/** What goes to and comes from a terminal. */
final class Terminal {

    private Terminal() {}

    /** A command's arguments as text. */
    static List<String> words(List<Object> arguments) {
        return arguments.stream().map(String::valueOf).toList();
    }

    /** Text that a stranger sent, without the characters by which it could command the terminal. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(isPrintable(c) ? c : '?'));
        return safe.toString();
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }

    /** {@code 1 user}, {@code 2 users}; a noun that ends in s gets es. */
    static String count(long n, String noun) {
        if (n == 1) {
            return n + " " + noun;
        }
        return n + " " + noun + (noun.endsWith("s") ? "es" : "s");
    }
}
