package org.bindery.location.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Source;

/**
 * The bindings that an AOR is to have, and why.
 *
 * @param bindings all of them, in the order in which they were first bound
 * @param added why those that are new came: REGISTERED or CREATED
 * @param removed why those that are missing went
 * @param source where it was decided
 */
public record Revision(List<Binding> bindings, Cause added, Cause removed, Source source) {

    public Revision {
        requireNonNull(added, "added");
        requireNonNull(removed, "removed");
        requireNonNull(source, "source");
        bindings = List.copyOf(bindings);
    }
}
