package org.bindery.location;

import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** Changes who is where. All methods may be called from any thread; changes of one AOR happen one after the other. */
@ProviderType
public interface LocationService extends Registrar {

    /**
     * Applies a registration as a whole or not at all. Contacts are matched to bindings by URI equality (RFC 3261
     * section 19.1.4), or by instance and reg-id where a contact's flow has both (RFC 5626 section 6); of several bindings
     * that a contact is equivalent to, the one with the same text is meant, else the oldest. A binding that lives on keeps
     * its id and the time at which it was registered. A lifetime over 2^32-1 seconds is cut to that. When this returns {@link Outcome.Applied} the change is committed and visible to every reader;
     * listeners are told afterwards, by their own threads.
     *
     * @throws LocationStoreException if the store failed; nothing is changed then
     */
    Outcome apply(Registration registration);

    /**
     * Removes the bindings of an AOR that match, for the reason given.
     *
     * @param which a pure function, called under the AOR's lock, perhaps more than once
     * @param cause one of UNREGISTERED, DEACTIVATED, PROBATION, REJECTED
     * @return the AOR's location afterwards
     * @throws IllegalArgumentException for another cause
     * @throws LocationStoreException if the store failed; nothing is changed then
     */
    Location remove(Aor aor, Predicate<Binding> which, Cause cause, Source source);
}
