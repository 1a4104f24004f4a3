package org.bindery.location;

import java.util.Set;

/** The parameters or the headers of a URI, in order, in canonical form, with names in lower case. */
final class UriParts {
    static final UriParts NONE = new UriParts(new String[0]);

    /** They matter even if only one of two URIs has them (RFC 3261 section 19.1.4). */
    private static final Set<String> NEVER_IGNORED = Set.of("user", "ttl", "method", "maddr", "transport");
    /** Their values have a case. That of other headers' values does not count (RFC 3261 section 7.3.1). */
    private static final Set<String> CASE_SENSITIVE = Set.of("call-id", "i", "in-reply-to", "body");

    private static final String ESCAPED_QUOTE = "%22";

    private final String[] namesAndValues;

    UriParts(String[] namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    int size() {
        return namesAndValues.length / 2;
    }

    String name(int index) {
        return namesAndValues[2 * index];
    }

    String value(int index) {
        return namesAndValues[2 * index + 1];
    }

    boolean matchAsParameters(UriParts other) {
        return parametersFit(other) && other.neverIgnoredAreIn(this);
    }

    private boolean parametersFit(UriParts other) {
        for (int i = 0; i < size(); i++) {
            int there = other.indexOf(name(i));
            if (there < 0 ? NEVER_IGNORED.contains(name(i)) : !value(i).equalsIgnoreCase(other.value(there))) {
                return false;
            }
        }
        return true;
    }

    private boolean neverIgnoredAreIn(UriParts other) {
        for (int i = 0; i < size(); i++) {
            if (NEVER_IGNORED.contains(name(i)) && other.indexOf(name(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(String name) {
        for (int i = 0; i < size(); i++) {
            if (name(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Each header of one is matched by its own header of the other, in any order. */
    boolean matchAsHeaders(UriParts other) {
        if (size() != other.size()) {
            return false;
        }
        boolean[] taken = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            if (!other.take(name(i), value(i), taken)) {
                return false;
            }
        }
        return true;
    }

    private boolean take(String name, String value, boolean[] taken) {
        for (int i = 0; i < size(); i++) {
            if (!taken[i] && name(i).equals(name) && sameHeaderValue(name, value, value(i))) {
                taken[i] = true;
                return true;
            }
        }
        return false;
    }

    private static boolean sameHeaderValue(String name, String one, String other) {
        return one.equals(other)
                || (!CASE_SENSITIVE.contains(name) && !one.contains(ESCAPED_QUOTE) && one.equalsIgnoreCase(other));
    }
}
