package org.bindery.location;

import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells who is where. All methods may be called from any thread, and none of them waits for a listener. Source:
 * Registrar of the Asterisk SCF registrar ({@code getAORBindings}, {@code getAllBindings}).
 */
@ProviderType
public interface Registrar {

    /** The bindings of one AOR that have not expired; empty, never null, if there are none. */
    Location find(Aor aor);

    /**
     * Every location that has a binding which has not expired, in no order. The stream is weakly consistent: what
     * changes while it is read may or may not be seen. Close it.
     */
    Stream<Location> all();

    /** Adds a listener, which is first told everything known. Adding it twice has no effect. */
    void addListener(RegistrarListener listener);

    /**
     * Removes a listener. When this returns no new call to it begins; one that is under way may still end, for nobody
     * waits for a listener. Removing an unknown one has no effect.
     */
    void removeListener(RegistrarListener listener);
}
