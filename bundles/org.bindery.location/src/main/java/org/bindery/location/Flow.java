package org.bindery.location;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The way that a request takes to a contact.
 *
 * @param instance the value of {@code +sip.instance} without its quotes, empty if there is none (RFC 5626 section 4.1)
 * @param regId the value of {@code reg-id}, 1 to 2^31-1, or 0 if there is none
 * @param path the Path of the registration in order, each a name-addr as received; empty if there is none (RFC 3327)
 * @param received the source address of the request as a SIP URI, empty if it is not known
 */
public record Flow(String instance, int regId, List<String> path, String received) {

    /** No instance, no reg-id, no path, no received address. */
    public static final Flow NONE = new Flow("", 0, List.of(), "");

    public Flow {
        requireNonNull(instance, "instance");
        requireNonNull(received, "received");
        path = List.copyOf(path);
        if (regId < 0) {
            throw new IllegalArgumentException("regId " + regId + " is negative");
        }
    }
}
