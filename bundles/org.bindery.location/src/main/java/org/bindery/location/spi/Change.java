package org.bindery.location.spi;

import static java.util.Objects.requireNonNull;

import org.bindery.location.Cause;
import org.bindery.location.Location;
import org.bindery.location.Source;

/**
 * A committed change of one AOR.
 *
 * @param before what was stored
 * @param after what is stored now, of the same AOR, with a higher version
 * @param added why bindings came
 * @param removed why bindings went
 * @param source where it was decided
 */
public record Change(Location before, Location after, Cause added, Cause removed, Source source) {

    public Change {
        requireNonNull(added, "added");
        requireNonNull(removed, "removed");
        requireNonNull(source, "source");
        if (!before.aor().equals(after.aor()) || after.version() <= before.version()) {
            throw new IllegalArgumentException("after " + after.aor() + " version " + after.version()
                    + " does not follow " + before.aor() + " version " + before.version());
        }
    }
}
