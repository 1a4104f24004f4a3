package org.bindery.location.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.BindingUpdate;
import org.bindery.location.Cause;
import org.bindery.location.Location;
import org.bindery.location.Source;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.jspecify.annotations.Nullable;

/**
 * What one listener has been told of every AOR, and from it what it is to be told next. Used by one thread.
 *
 * <p>After a resync it still knows the AORs that went meanwhile, until the next one: changes from before the resync may
 * still wait, and only the version tells that they are old.
 */
final class Replica {

    /** What to tell, in this order, so that an AOR whose contact is replaced never seems to have none. */
    record Updates(List<BindingUpdate> added, List<BindingUpdate> refreshed, List<BindingUpdate> removed) {
        Updates() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Map<Aor, Location> told = new HashMap<>();

    /** Takes a change over and gives what is new in it. */
    Updates change(Change change) {
        Updates updates = new Updates();
        Location last = told.get(change.after().aor());
        if (last == null || last.version() < change.after().version()) {
            differ(last, change.after(), change.added(), change.removed(), change.source(), updates);
            remember(change.after());
        }
        return updates;
    }

    /** Takes the whole store over, as it is at {@code nowMillis}, and gives what is new. */
    Updates resync(LocationStore store, long nowMillis) {
        Map<Aor, Location> stored = new HashMap<>();
        try (Stream<Location> all = store.all()) {
            all.forEach(location -> stored.put(location.aor(), Lifetimes.live(location, nowMillis)));
        }
        told.keySet().forEach(aor -> stored.computeIfAbsent(aor, gone -> Lifetimes.live(store.get(gone), nowMillis)));
        Updates updates = new Updates();
        stored.values().forEach(location -> take(location, nowMillis, updates));
        told.clear();
        told.putAll(stored);
        return updates;
    }

    private void take(Location location, long nowMillis, Updates updates) {
        Location last = told.get(location.aor());
        boolean expired =
                last != null && Lifetimes.live(last.bindings(), nowMillis).isEmpty();
        Cause removed = expired ? Cause.EXPIRED : Cause.UNREGISTERED;
        differ(last, location, Cause.REGISTERED, removed, Source.LOCAL, updates);
    }

    private void remember(Location location) {
        if (location.bindings().isEmpty()) {
            told.remove(location.aor());
        } else {
            told.put(location.aor(), location);
        }
    }

    private static void differ(
            @Nullable Location last, Location next, Cause added, Cause removed, Source source, Updates updates) {
        List<Binding> before = last == null ? List.of() : last.bindings();
        List<Binding> after = next.bindings();
        updates.added().addAll(update(next, only(after, b -> find(b, before) == null), added, source));
        updates.refreshed().addAll(update(next, only(after, b -> isRefreshed(b, before)), Cause.REFRESHED, source));
        updates.refreshed().addAll(update(next, only(after, b -> isShortened(b, before)), Cause.SHORTENED, source));
        updates.removed().addAll(update(next, only(before, b -> find(b, after) == null), removed, source));
    }

    private static List<BindingUpdate> update(Location next, List<Binding> bindings, Cause cause, Source source) {
        return bindings.isEmpty()
                ? List.of()
                : List.of(new BindingUpdate(next.aor(), next.version(), bindings, cause, source));
    }

    private static List<Binding> only(List<Binding> bindings, Predicate<Binding> which) {
        List<Binding> some = new ArrayList<>(bindings.size());
        for (Binding binding : bindings) {
            if (which.test(binding)) {
                some.add(binding);
            }
        }
        return some;
    }

    private static @Nullable Binding find(Binding wanted, List<Binding> bindings) {
        for (Binding binding : bindings) {
            if (binding.id().equals(wanted.id())) {
                return binding;
            }
        }
        return null;
    }

    private static boolean isRefreshed(Binding binding, List<Binding> before) {
        Binding known = find(binding, before);
        return known != null && !known.equals(binding) && !isCut(known, binding);
    }

    private static boolean isShortened(Binding binding, List<Binding> before) {
        Binding known = find(binding, before);
        return known != null && isCut(known, binding);
    }

    /** The same request, but an earlier end: that was not the user agent. */
    private static boolean isCut(Binding known, Binding binding) {
        return binding.origin().equals(known.origin()) && binding.expires().isBefore(known.expires());
    }
}
