package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A change of one AOR as a listener hears it.
 *
 * @param aor whose bindings changed
 * @param version of the AOR's location after the change
 * @param bindings those that were added, removed or refreshed; at least one
 * @param cause why
 * @param source where it was decided
 */
public record BindingUpdate(Aor aor, long version, List<Binding> bindings, Cause cause, Source source) {

    public BindingUpdate {
        requireNonNull(aor, "aor");
        requireNonNull(cause, "cause");
        requireNonNull(source, "source");
        bindings = List.copyOf(bindings);
    }
}
