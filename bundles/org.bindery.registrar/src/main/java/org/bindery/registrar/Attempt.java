package org.bindery.registrar;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.bindery.location.Aor;
import org.bindery.location.Contact;

/**
 * A registration that is about to be applied: well-formed, authenticated and authorized.
 *
 * @param request the request's facts
 * @param username who authenticated, empty if authentication is off
 * @param aor whose bindings are asked for or changed
 * @param contacts to be bound, refreshed or removed, with the lifetimes granted; empty for a query and for {@code *}
 * @param removesAll true for the Contact {@code *}
 */
public record Attempt(RegisterRequest request, String username, Aor aor, List<Contact> contacts, boolean removesAll) {

    public Attempt {
        requireNonNull(request, "request");
        requireNonNull(username, "username");
        requireNonNull(aor, "aor");
        contacts = List.copyOf(contacts);
    }

    /** Tells whether nothing is to change: a REGISTER without a Contact (RFC 3261 section 10.2.3). */
    public boolean isQuery() {
        return contacts.isEmpty() && !removesAll;
    }
}
