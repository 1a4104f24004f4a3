package org.bindery.registrar.internal;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.bindery.location.Outcome;
import org.bindery.location.RegistrarListener;
import org.bindery.location.Registration;
import org.bindery.location.Source;

/** Another location service, for a test to change in one point. */
abstract class ForwardingLocations implements LocationService {
    private final LocationService other;

    ForwardingLocations(LocationService other) {
        this.other = other;
    }

    @Override
    public Location find(Aor aor) {
        return other.find(aor);
    }

    @Override
    public Stream<Location> all() {
        return other.all();
    }

    @Override
    public Outcome apply(Registration registration) {
        return other.apply(registration);
    }

    @Override
    public Location remove(Aor aor, Predicate<Binding> which, Cause cause, Source source) {
        return other.remove(aor, which, cause, source);
    }

    @Override
    public void addListener(RegistrarListener listener) {
        other.addListener(listener);
    }

    @Override
    public void removeListener(RegistrarListener listener) {
        other.removeListener(listener);
    }
}
