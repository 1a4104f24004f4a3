package org.bindery.registrar.internal;

import java.util.OptionalDouble;

/** The q parameter: 0 to 1 with at most three decimals (RFC 3261 section 25.1, qvalue). */
final class Preference {
    /** Where a contact has none. */
    static final double DEFAULT = 1.0;

    private Preference() {}

    /** Empty if it is malformed. */
    static OptionalDouble read(String text) {
        if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(1) != '.')) {
            return OptionalDouble.empty();
        }
        int thousandths = 0;
        for (int i = 0, weight = 1000; i < text.length(); i++) {
            if (i != 1) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return OptionalDouble.empty();
                }
                thousandths += digit * weight;
                weight /= 10;
            }
        }
        return thousandths > 1000 ? OptionalDouble.empty() : OptionalDouble.of(thousandths / 1000.0);
    }

    /** As short as it gets, such as {@code 0.5}. */
    static String write(double q) {
        return Double.toString(Math.round(q * 1000) / 1000.0);
    }
}
