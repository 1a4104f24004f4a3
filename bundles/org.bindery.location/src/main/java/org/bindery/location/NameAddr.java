package org.bindery.location;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value of a header such as Contact, Path, To or P-Associated-URI: a name-addr or addr-spec with header parameters
 * (RFC 3261 section 20.10).
 *
 * @param displayName without quotes and with escapes undone, empty if there is none
 * @param uri as received, without angle brackets; {@code *} for the Contact that means all
 * @param parameters in order of receipt, names in lower case; a value is kept as received, with its quotes, and is
 *     empty for a parameter without one
 */
public record NameAddr(String displayName, String uri, Map<String, String> parameters) {

    public NameAddr {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a header's value that may hold several, separated by commas. Commas inside quotes and angle brackets do not
     * separate.
     *
     * @return in order, at least one
     * @throws IllegalArgumentException if the text is not a list of addresses; the message says what is wrong, in one
     *     line fit for a reason phrase, without echoing the text
     */
    public static List<NameAddr> parseList(String header) {
        return List.of(new NameAddr("", header, Map.of()));
    }
}
