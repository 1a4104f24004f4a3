package org.bindery.registrar.internal.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads credentials by the grammar of RFC 3261 section 25.1, in one pass. */
final class DigestParser {
    static final int MAX_LENGTH = 4096;
    private static final int MAX_PARAMETERS = 32;
    private static final String TOKEN_MARKS = "-.!%*_+`'~";

    private final String text;
    private int at;

    DigestParser(String text) {
        this.text = text;
    }

    @Nullable
    DigestCredentials parse() {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        skipBlanks();
        if (!token("no scheme").equalsIgnoreCase("Digest")) {
            return null;
        }
        if (at < text.length() && !isBlank(text.charAt(at))) {
            throw new IllegalArgumentException("no blank after the scheme");
        }
        return new DigestCredentials(parameters());
    }

    private Map<String, String> parameters() {
        Map<String, String> found = new HashMap<>();
        do {
            skipBlanks();
            String name = token("no parameter name").toLowerCase(Locale.ROOT);
            skipBlanks();
            expect('=');
            skipBlanks();
            if (found.put(name, value()) != null) {
                throw new IllegalArgumentException("a parameter appears twice");
            }
            if (found.size() > MAX_PARAMETERS) {
                throw new IllegalArgumentException("too many parameters");
            }
            skipBlanks();
        } while (hasMore());
        return found;
    }

    private boolean hasMore() {
        if (at == text.length()) {
            return false;
        }
        expect(',');
        return true;
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : token("a parameter without a value");
    }

    private String quoted() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return text.substring(start, at - 1);
            }
            if (c == '\\') {
                at--;
                return escaped(start);
            }
            refuseControl(c);
        }
        throw new IllegalArgumentException("a quote is not closed");
    }

    private String escaped(int start) {
        StringBuilder value = new StringBuilder(text.length() - start).append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            refuseControl(c);
            value.append(c);
        }
        throw new IllegalArgumentException("a quote is not closed");
    }

    private String token(String complaint) {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException(complaint);
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        if (at == text.length() || text.charAt(at) != wanted) {
            throw new IllegalArgumentException("no " + wanted + " where one belongs");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static void refuseControl(char c) {
        if ((c < ' ' && c != '\t') || c == 127) {
            throw new IllegalArgumentException("a control character");
        }
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
