package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A change of an AOR's bindings by its user agent, applied as a whole or not at all (RFC 3261 section 10.3, steps 6
 * and 7).
 */
public sealed interface Registration {

    /** Whose bindings change. */
    Aor aor();

    /** The request that asks for it. */
    Origin origin();

    /**
     * Binds, refreshes and removes contacts.
     *
     * @param aor whose bindings change
     * @param origin the request that asks for it
     * @param contacts at least one, in order of receipt; of two that are equivalent the later one counts
     * @param maxBindings how many bindings the AOR may have afterwards, at least 1; a change that adds none is never
     *     refused for it
     */
    record Update(Aor aor, Origin origin, List<Contact> contacts, int maxBindings) implements Registration {

        public Update {
            requireNonNull(aor, "aor");
            requireNonNull(origin, "origin");
            contacts = List.copyOf(contacts);
            if (contacts.isEmpty()) {
                throw new IllegalArgumentException("contacts is empty");
            }
            if (maxBindings < 1) {
                throw new IllegalArgumentException("maxBindings " + maxBindings + " is not positive");
            }
        }
    }

    /**
     * Removes every binding: the Contact {@code *} with Expires 0.
     *
     * @param aor whose bindings go
     * @param origin the request that asks for it
     */
    record RemoveAll(Aor aor, Origin origin) implements Registration {

        public RemoveAll {
            requireNonNull(aor, "aor");
            requireNonNull(origin, "origin");
        }
    }
}
