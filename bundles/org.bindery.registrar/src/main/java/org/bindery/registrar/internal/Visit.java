package org.bindery.registrar.internal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.registrar.RegisterRequest;
import org.jspecify.annotations.Nullable;

/** What has been found out about one request so far. Belongs to the thread that answers it. */
final class Visit {
    private final RegisterRequest request;
    private @Nullable Aor aor;
    private @Nullable Origin origin;
    private String username = "";
    private Wish wish = new Wish.Query();
    private @Nullable Location location;

    /** One step of the way: finds something out, or ends it. */
    @FunctionalInterface
    interface Step {

        /** The answer, if it ends here. */
        Optional<Answer> refuse(Visit visit);
    }

    Visit(RegisterRequest request) {
        this.request = request;
    }

    RegisterRequest request() {
        return request;
    }

    /** The canonical To. */
    Aor aor() {
        return requireNonNull(aor, "aor");
    }

    Origin origin() {
        return requireNonNull(origin, "origin");
    }

    /** Who authenticated; empty if nobody has to. */
    String username() {
        return username;
    }

    Wish wish() {
        return wish;
    }

    /** The bindings to answer with. */
    Location location() {
        return requireNonNull(location, "location");
    }

    void isFor(Aor found) {
        aor = found;
    }

    void comesFrom(Origin found) {
        origin = found;
    }

    void isBy(String found) {
        username = found;
    }

    void wants(Wish found) {
        wish = found;
    }

    void ledTo(Location found) {
        location = found;
    }
}
