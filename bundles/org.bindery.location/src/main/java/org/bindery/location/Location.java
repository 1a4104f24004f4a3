package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is known of one address-of-record at one moment.
 *
 * @param aor whose bindings these are
 * @param version grows with every change of this AOR, never goes back, not even when the last binding went and a new
 *     one comes; 0 as long as nothing was known of any AOR
 * @param bindings in the order in which they were first bound; empty if nobody is registered
 */
public record Location(Aor aor, long version, List<Binding> bindings) {

    public Location {
        requireNonNull(aor, "aor");
        bindings = List.copyOf(bindings);
    }
}
