package org.bindery.registrar.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bindery.location.LocationService;
import org.bindery.location.LocationStoreException;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;
import org.bindery.registrar.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up and changes the bindings, and tells them (RFC 3261 section 10.3, steps 6 to 8). */
final class Bindings {
    private static final Logger log = LoggerFactory.getLogger(Bindings.class);

    private final Supplier<Optional<LocationService>> locations;
    private final int maxBindings;
    private final Answer away;
    private final Clock clock;
    private final DateLine date = new DateLine();

    /**
     * Takes what it needs.
     *
     * @param away the answer while there is no location service
     */
    Bindings(Supplier<Optional<LocationService>> locations, int maxBindings, Answer away, Clock clock) {
        this.locations = locations;
        this.maxBindings = maxBindings;
        this.away = away;
        this.clock = clock;
    }

    /** Steps 6 and 7: all or nothing. */
    Optional<Answer> apply(Visit visit) {
        Optional<LocationService> location = locations.get();
        if (location.isEmpty()) {
            return Optional.of(away);
        }
        try {
            return apply(visit, location.get());
        } catch (LocationStoreException e) {
            log.error("REGISTER for {} could not be stored", visit.aor(), e);
            return Optional.of(new Answer(500, "Registration could not be stored"));
        }
    }

    private Optional<Answer> apply(Visit visit, LocationService location) {
        Wish wish = visit.wish();
        if (wish instanceof Wish.Bind bind) {
            return outcome(
                    visit,
                    location.apply(new Registration.Update(visit.aor(), visit.origin(), bind.contacts(), maxBindings)));
        }
        if (wish instanceof Wish.RemoveAll) {
            return outcome(visit, location.apply(new Registration.RemoveAll(visit.aor(), visit.origin())));
        }
        visit.ledTo(location.find(visit.aor()));
        return Optional.empty();
    }

    /** A limit is no fault that would pass: 503 would make phones go elsewhere and come back for ever. */
    private static Optional<Answer> outcome(Visit visit, Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            visit.ledTo(applied.location());
            return Optional.empty();
        }
        return Optional.of(
                outcome instanceof Outcome.OutOfOrder
                        ? new Answer(500, "CSeq out of order")
                        : new Answer(403, "Too many contacts for this address"));
    }

    /** Step 8. */
    Answer tell(Visit visit) {
        Instant now = clock.instant();
        List<Header> headers = new ArrayList<>(visit.location().bindings().size() + 1);
        BindingLines.write(visit.location(), now, headers);
        headers.add(date.at(now));
        return new Answer(200, "OK", headers);
    }
}
