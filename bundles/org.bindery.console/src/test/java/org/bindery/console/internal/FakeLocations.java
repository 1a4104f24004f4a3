package org.bindery.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.bindery.location.Origin;
import org.bindery.location.Outcome;
import org.bindery.location.RegistrarListener;
import org.bindery.location.Registration;
import org.bindery.location.Source;

final class FakeLocations implements LocationService {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, List<Binding>> bindings = new TreeMap<>();

    void bind(String aor, String contact, int seconds, String userAgent) {
        bindings.computeIfAbsent(aor, unknown -> new ArrayList<>())
                .add(new Binding(
                        contact,
                        contact,
                        "",
                        Map.of(),
                        NOW.plusSeconds(seconds),
                        1.0,
                        new Origin("call", 1, userAgent),
                        new Flow("", 0, List.of(), "sip:192.0.2.1:1024"),
                        NOW));
    }

    @Override
    public Location find(Aor aor) {
        return new Location(aor, 1, bindings.getOrDefault(aor.uri(), List.of()));
    }

    @Override
    public Stream<Location> all() {
        return bindings.keySet().stream().map(Aor::new).map(this::find);
    }

    @Override
    public Location remove(Aor aor, Predicate<Binding> which, Cause cause, Source source) {
        bindings.getOrDefault(aor.uri(), new ArrayList<>()).removeIf(which);
        return find(aor);
    }

    @Override
    public Outcome apply(Registration registration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addListener(RegistrarListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeListener(RegistrarListener listener) {
        throw new UnsupportedOperationException();
    }
}
