package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One contact that a registration asks to bind, refresh or remove.
 *
 * @param uri the contact's URI as received, without angle brackets; any scheme
 * @param displayName the display name without quotes, empty if there is none
 * @param parameters header parameters other than {@code q} and {@code expires}, in order of receipt, names in lower
 *     case; a value is kept as received, with its quotes, and is empty for a parameter without one
 * @param q the preference, 0.0 to 1.0 (RFC 3261 section 20.10)
 * @param expires the granted lifetime in whole seconds; zero removes the binding
 * @param flow the way to the contact
 */
public record Contact(
        String uri, String displayName, Map<String, String> parameters, double q, Duration expires, Flow flow) {

    public Contact {
        requireNonNull(uri, "uri");
        requireNonNull(displayName, "displayName");
        requireNonNull(flow, "flow");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        if (!(q >= 0.0 && q <= 1.0)) {
            throw new IllegalArgumentException("q " + q + " is not in 0..1");
        }
        if (expires.isNegative()) {
            throw new IllegalArgumentException("expires " + expires + " is negative");
        }
    }
}
