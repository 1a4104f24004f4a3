package org.bindery.location.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Contact;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;

/** Short words for the tests. */
final class Registering {
    static final Aor ALICE = new Aor("sip:alice@example.com");
    static final Aor BOB = new Aor("sip:bob@example.com");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Registering() {}

    static Contact contact(String uri, long expiresSeconds) {
        return contact(uri, expiresSeconds, Flow.NONE);
    }

    static Contact contact(String uri, long expiresSeconds, Flow flow) {
        return new Contact(uri, "", Map.of(), 1.0, Duration.ofSeconds(expiresSeconds), flow);
    }

    static Registration.Update update(Aor aor, String callId, long cseq, Contact... contacts) {
        return new Registration.Update(aor, new Origin(callId, cseq, ""), List.of(contacts), 10);
    }

    static Registration.RemoveAll removeAll(Aor aor, String callId, long cseq) {
        return new Registration.RemoveAll(aor, new Origin(callId, cseq, ""));
    }

    static Location applied(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.location();
        }
        throw new AssertionError("not applied: " + outcome);
    }

    static List<String> contacts(Location location) {
        return location.bindings().stream().map(Binding::contact).toList();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + LIMIT);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
