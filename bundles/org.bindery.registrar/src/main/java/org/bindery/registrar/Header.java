package org.bindery.registrar;

import static java.util.Objects.requireNonNull;

/**
 * A header of an answer.
 *
 * @param name such as {@code Retry-After}, not empty
 * @param value in one line
 */
public record Header(String name, String value) {

    public Header {
        requireNonNull(value, "value");
        if (name.isEmpty() || !isOneLine(name) || !isOneLine(value)) {
            throw new IllegalArgumentException("a header needs a name, and name and value in one line");
        }
    }

    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                return false;
            }
        }
        return true;
    }
}
