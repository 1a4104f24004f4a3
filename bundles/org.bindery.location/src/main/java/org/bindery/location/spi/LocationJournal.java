package org.bindery.location.spi;

import org.bindery.location.Location;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes the changes of a store that lives in memory down before anybody sees them. */
@ConsumerType
@FunctionalInterface
public interface LocationJournal {

    /**
     * Writes a change so that it is durable when this returns. The committing thread calls it: never twice at a time for
     * one AOR, and in commit order per AOR.
     *
     * @param before what is stored
     * @param after what is to be stored of the same AOR under a higher version; without bindings, the AOR is to be
     *     forgotten, its version is not
     * @throws org.bindery.location.LocationStoreException if it cannot be written; the store changes nothing then
     */
    void write(Location before, Location after);
}
