package org.bindery.registrar.internal.digest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of an Authorization header of scheme Digest (RFC 7616 section 3.4).
 *
 * @param parameters names in lower case, values without quotes and with escapes undone
 */
record DigestCredentials(Map<String, String> parameters) {

    DigestCredentials {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads an Authorization header's value.
     *
     * @return null if it is of another scheme
     * @throws IllegalArgumentException if it is malformed; the message is fit for a reason phrase
     */
    static @Nullable DigestCredentials parse(String header) {
        return new DigestParser(header).parse();
    }

    /** A parameter's value, empty if there is none. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }
}
