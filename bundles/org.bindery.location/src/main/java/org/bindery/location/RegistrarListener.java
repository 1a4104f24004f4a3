package org.bindery.location;

import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told who came and who went. Add it with {@link Registrar#addListener} or register it as an OSGi service.
 *
 * <p>The first calls tell everything that is already known; after that each change is told once, in order per AOR,
 * from one thread per listener, with no lock held. A refresh alone calls neither {@code contactsAdded} nor {@code
 * contactsRemoved}. A listener that is slow or throws hurts itself only: changes of one AOR that it missed meanwhile
 * are told as one difference. Source: RegistrarListener of the Asterisk SCF registrar.
 */
@ConsumerType
public interface RegistrarListener {

    /** Contacts were bound. Causes: REGISTERED, CREATED. */
    void contactsAdded(Collection<BindingUpdate> updates);

    /**
     * Contacts are no longer bound. Causes: UNREGISTERED, EXPIRED, DEACTIVATED, PROBATION, REJECTED. Nothing else tells
     * that an AOR has no binding left.
     */
    void contactsRemoved(Collection<BindingUpdate> updates);

    /** Bindings live on with new values. Causes: REFRESHED, SHORTENED. */
    default void contactsRefreshed(Collection<BindingUpdate> updates) {}
}
