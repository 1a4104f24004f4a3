package org.bindery.location.spi;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps locations. It knows no clock and no policy: expired bindings stay until a change removes them. Every store
 * passes {@code LocationStoreContract}. All methods may be called from any thread.
 */
@ConsumerType
public interface LocationStore {

    /**
     * What is stored of an AOR, never null. Without bindings its version is 0 if nothing was ever stored, and otherwise
     * not lower than any version that this AOR had and lower than any that it will have: a store may remember it, or take
     * versions from one sequence and give the sequence's last one.
     */
    Location get(Aor aor);

    /** Every stored location with at least one binding, in no order, weakly consistent. Close the stream. */
    Stream<Location> all();

    /**
     * Changes one AOR: hands {@code change} its location and stores the revision that comes back under the next version,
     * atomically per AOR and durable when it returns. The change is pure and may run more than once; it returns null to
     * change nothing.
     *
     * @return what is stored afterwards
     * @throws LocationStoreException if it could not be stored; nothing is changed then
     */
    Location compute(Aor aor, Function<Location, @Nullable Revision> change);

    /**
     * Sets who is told of every committed change, local and remote alike, in commit order per AOR; null for nobody. The
     * call is made by the committing thread, once the change is visible to {@link #get} and {@link #all}, and returns
     * fast. This is the only origin of events.
     */
    void setDelegate(@Nullable Consumer<Change> delegate);
}
