package org.bindery.registrar.internal;

import java.util.List;
import org.bindery.location.Contact;

/** What the Contact and Expires headers of a request ask for. */
sealed interface Wish {

    /** No contact: tell the bindings, change nothing. */
    record Query() implements Wish {}

    /** The Contact {@code *}. */
    record RemoveAll() implements Wish {}

    /** Bind, refresh or remove these, at least one. */
    record Bind(List<Contact> contacts) implements Wish {

        public Bind {
            contacts = List.copyOf(contacts);
        }
    }

    /** It is not to be had. */
    record Refused(Answer answer) implements Wish {}

    static Wish bad(String reason) {
        return new Refused(Answer.badRequest(reason));
    }
}
