package org.bindery.registrar.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bindery.location.Aor;

/**
 * Who may register for whom (RFC 3261 section 10.3, step 4): everybody for the address of their own name, and some, by
 * configuration, for others.
 */
final class ThirdParties {
    private static final Set<String> NOBODY = Set.of();

    private final Map<String, Set<String>> allowed;

    /**
     * From a configuration.
     *
     * @param grants such as {@code secretary=boss} or {@code provisioning=*}
     */
    ThirdParties(List<String> grants) {
        Map<String, Set<String>> sets = new HashMap<>();
        for (String grant : grants) {
            int equals = grant.indexOf('=');
            sets.computeIfAbsent(grant.substring(0, equals).strip(), user -> new HashSet<>())
                    .add(grant.substring(equals + 1).strip());
        }
        allowed = Map.copyOf(sets);
    }

    static boolean isGrant(String text) {
        int equals = text.indexOf('=');
        return equals > 0
                && !text.substring(0, equals).isBlank()
                && !text.substring(equals + 1).isBlank();
    }

    /** Tells whether the address is the user's own: its user part, or that and its host, is the username. */
    static boolean isOwn(String username, Aor aor) {
        return username.equals(aor.user()) || username.equals(qualified(aor));
    }

    /** Tells whether the configuration lets the user register for this address. */
    boolean allows(String username, Aor aor) {
        Set<String> others = allowed.getOrDefault(username, NOBODY);
        return others.contains("*") || others.contains(aor.user()) || others.contains(qualified(aor));
    }

    private static String qualified(Aor aor) {
        return aor.user() + '@' + aor.host();
    }
}
