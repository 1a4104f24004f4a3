package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One contact bound to an address-of-record.
 *
 * @param id names the binding as long as it lives, in all nodes, through refreshes; never reused
 * @param contact the contact's URI as last received, without angle brackets
 * @param displayName the contact's display name without quotes, empty if there is none
 * @param parameters see {@link Contact#parameters()}
 * @param expires when the binding ends, exclusive: it is not shown from this instant on
 * @param q the preference, 0.0 to 1.0
 * @param origin the request that last changed it
 * @param flow the way to the contact
 * @param registered when it was first bound
 */
public record Binding(
        String id,
        String contact,
        String displayName,
        Map<String, String> parameters,
        Instant expires,
        double q,
        Origin origin,
        Flow flow,
        Instant registered) {

    public Binding {
        requireNonNull(id, "id");
        requireNonNull(contact, "contact");
        requireNonNull(displayName, "displayName");
        requireNonNull(expires, "expires");
        requireNonNull(origin, "origin");
        requireNonNull(flow, "flow");
        requireNonNull(registered, "registered");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Tells whether the binding is over at {@code now}. */
    public boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /** The lifetime left at {@code now}, rounded up to a whole second; zero once expired. */
    public Duration remaining(Instant now) {
        Duration left = Duration.between(now, expires);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.getNano() == 0 ? left : Duration.ofSeconds(left.getSeconds() + 1);
    }
}
