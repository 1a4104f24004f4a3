package org.bindery.registrar.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Contact;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.bindery.location.Outcome;
import org.bindery.location.RegistrarListener;
import org.bindery.location.Registration;
import org.bindery.location.SipUri;
import org.bindery.location.Source;

/** A location service in a map, by the contract of the real one as far as a registrar sees it. */
final class MapLocations implements LocationService {
    private final Map<Aor, Location> locations = new LinkedHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Clock clock;

    MapLocations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Location find(Aor aor) {
        Location stored = locations.getOrDefault(aor, new Location(aor, 0, List.of()));
        List<Binding> alive = stored.bindings().stream()
                .filter(b -> !b.expired(clock.instant()))
                .toList();
        return new Location(aor, stored.version(), alive);
    }

    @Override
    public synchronized Outcome apply(Registration registration) {
        Location before = find(registration.aor());
        List<Binding> after = new ArrayList<>(before.bindings());
        if (registration instanceof Registration.Update update) {
            for (Contact contact : update.contacts()) {
                int index = indexOf(after, contact.uri());
                if (index >= 0 && isLate(before.bindings(), registration, after.get(index))) {
                    return new Outcome.OutOfOrder(after.get(index));
                }
                place(after, index, contact, registration);
            }
            if (after.size() > update.maxBindings()) {
                return new Outcome.TooManyBindings(update.maxBindings());
            }
        } else {
            for (Binding binding : after) {
                if (!registration.origin().follows(binding.origin())) {
                    return new Outcome.OutOfOrder(binding);
                }
            }
            after.clear();
        }
        locations.put(registration.aor(), new Location(registration.aor(), before.version() + 1, after));
        return new Outcome.Applied(find(registration.aor()));
    }

    private static boolean isLate(List<Binding> before, Registration registration, Binding binding) {
        return before.contains(binding) && !registration.origin().follows(binding.origin());
    }

    private void place(List<Binding> bindings, int index, Contact contact, Registration registration) {
        if (contact.expires().isZero()) {
            if (index >= 0) {
                bindings.remove(index);
            }
            return;
        }
        Binding binding = new Binding(
                Integer.toString(ids.incrementAndGet()),
                contact.uri(),
                contact.displayName(),
                contact.parameters(),
                clock.instant().plus(contact.expires()),
                contact.q(),
                registration.origin(),
                contact.flow(),
                clock.instant());
        if (index >= 0) {
            bindings.set(index, binding);
        } else {
            bindings.add(binding);
        }
    }

    private static int indexOf(List<Binding> bindings, String uri) {
        for (int i = 0; i < bindings.size(); i++) {
            if (isSame(bindings.get(i).contact(), uri)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(String one, String other) {
        boolean sip = one.regionMatches(true, 0, "sip", 0, 3) && other.regionMatches(true, 0, "sip", 0, 3);
        return sip ? SipUri.parse(one).equivalent(SipUri.parse(other)) : one.equals(other);
    }

    @Override
    public Location remove(Aor aor, Predicate<Binding> which, Cause cause, Source source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Stream<Location> all() {
        return List.copyOf(locations.values()).stream();
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
