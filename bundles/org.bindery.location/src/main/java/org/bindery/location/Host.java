package org.bindery.location;

/** Reads the host of a URI: a name, an IPv4 address or an IPv6 reference (RFC 3261 section 25.1, RFC 5954). */
final class Host {
    private static final int MAX_LENGTH = 255;
    private static final int GROUPS = 8;

    private Host() {}

    /**
     * The canonical form: a name in lower case, an IPv4 address as it is, an IPv6 address in brackets, in lower case and
     * as short as it gets, so that equal addresses are equal text.
     *
     * @throws IllegalArgumentException if the text is not a host
     */
    static String canonical(String text, int from, int to) {
        if (from >= to || to - from > MAX_LENGTH) {
            throw malformed();
        }
        if (text.charAt(from) == '[') {
            if (text.charAt(to - 1) != ']') {
                throw malformed();
            }
            return print(groups(text, from + 1, to - 1));
        }
        checkName(text, from, to);
        return Characters.lowerCase(text.substring(from, to));
    }

    private static void checkName(String text, int from, int to) {
        int end = text.charAt(to - 1) == '.' ? to - 1 : to;
        int label = from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                checkLabel(text, label, i);
                label = i + 1;
            } else if (c != '-' && !Characters.is(Characters.ALPHANUM, c)) {
                throw malformed();
            }
        }
        checkLabel(text, label, end);
        if (Characters.isDigit(text.charAt(label))) {
            ipv4(text, from, to);
        }
    }

    private static void checkLabel(String text, int from, int to) {
        if (from >= to || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            throw malformed();
        }
    }

    private static int ipv4(String text, int from, int to) {
        int address = 0;
        int parts = 0;
        for (int i = from; ; i++) {
            int start = i;
            int value = 0;
            while (i < to && i - start < 3 && Characters.isDigit(text.charAt(i))) {
                value = value * 10 + text.charAt(i++) - '0';
            }
            parts++;
            if (i == start || value > 255 || parts > 4) {
                throw malformed();
            }
            address = address << 8 | value;
            if (i == to && parts == 4) {
                return address;
            }
            if (i == to || text.charAt(i) != '.') {
                throw malformed();
            }
        }
    }

    private static int[] groups(String text, int from, int to) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int i = from;
        if (text.startsWith("::", i) && i + 2 <= to) {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = hexEnd(text, i, to);
            if (end < to && text.charAt(end) == '.') {
                int tail = ipv4(text, i, to);
                count = add(groups, count, tail >>> 16);
                count = add(groups, count, tail & 0xffff);
                break;
            }
            count = add(groups, count, value(text, i, end));
            if (end == to) {
                break;
            }
            i = afterColon(text, end, to);
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    throw malformed();
                }
                gap = count;
                i++;
            }
        }
        return spread(groups, count, gap);
    }

    private static int hexEnd(String text, int from, int to) {
        int end = from;
        while (end < to && Characters.hex(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int value(String text, int from, int to) {
        if (from == to || to - from > 4) {
            throw malformed();
        }
        return Integer.parseInt(text, from, to, 16);
    }

    private static int add(int[] groups, int count, int value) {
        if (count == GROUPS) {
            throw malformed();
        }
        groups[count] = value;
        return count + 1;
    }

    private static int afterColon(String text, int at, int to) {
        if (text.charAt(at) != ':' || at + 1 == to) {
            throw malformed();
        }
        return at + 1;
    }

    private static int[] spread(int[] groups, int count, int gap) {
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            throw malformed();
        }
        if (gap >= 0) {
            int[] spread = new int[GROUPS];
            System.arraycopy(groups, 0, spread, 0, gap);
            System.arraycopy(groups, gap, spread, GROUPS - count + gap, count - gap);
            return spread;
        }
        return groups;
    }

    /** RFC 5952 section 4, without its dotted form for mapped addresses. */
    private static String print(int[] groups) {
        int gap = longestRunOfZeros(groups);
        int gapEnd = gap + zeros(groups, gap);
        StringBuilder out = new StringBuilder(41).append('[');
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap && gapEnd - gap > 1) {
                out.append("::");
                i = gapEnd - 1;
            } else {
                if (out.charAt(out.length() - 1) != ':' && i > 0) {
                    out.append(':');
                }
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.append(']').toString();
    }

    private static int longestRunOfZeros(int[] groups) {
        int best = 0;
        for (int i = 1; i < GROUPS; i++) {
            if (zeros(groups, i) > zeros(groups, best)) {
                best = i;
            }
        }
        return best;
    }

    private static int zeros(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("Malformed host in URI");
    }
}
