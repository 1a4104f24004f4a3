package org.bindery.location.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Contact;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;
import org.bindery.location.Source;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What a registration makes of a location: RFC 3261 section 10.3, steps 6 and 7, as a function of its arguments.
 *
 * <p>A binding that has expired but is still stored matches nothing and is left alone: only its expiry removes it, so it
 * is told with the right cause.
 */
final class Rebinding {
    private static final Duration LONGEST = Duration.ofSeconds(0xFFFF_FFFFL);

    /** What came out: a refusal, or the revision to store, or neither if nothing changes. */
    record Result(@Nullable Outcome refusal, @Nullable Revision revision) {
        static final Result UNCHANGED = new Result(null, null);

        static Result refused(Outcome refusal) {
            return new Result(refusal, null);
        }

        static Result changed(List<Binding> bindings) {
            return new Result(null, new Revision(bindings, Cause.REGISTERED, Cause.UNREGISTERED, Source.LOCAL));
        }
    }

    private final Origin origin;
    private final Instant now;
    private final long nowMillis;
    private final LongFunction<String> ids;
    private final List<Slot> slots;
    private boolean changed;

    /** A binding as it is while the contacts are gone through. */
    private static final class Slot {
        private Binding binding;
        private boolean touched;
        private @Nullable ContactUri uri;

        Slot(Binding binding, boolean touched) {
            this.binding = binding;
            this.touched = touched;
        }

        ContactUri uri() {
            ContactUri parsed = uri;
            if (parsed == null) {
                parsed = ContactUri.of(binding.contact());
                uri = parsed;
            }
            return parsed;
        }
    }

    private Rebinding(Location location, Origin origin, Instant now, LongFunction<String> ids) {
        this.origin = origin;
        this.now = now;
        this.nowMillis = Lifetimes.millis(now);
        this.ids = ids;
        this.slots = new ArrayList<>(location.bindings().size() + 1);
        for (Binding binding : location.bindings()) {
            slots.add(new Slot(binding, false));
        }
    }

    /**
     * Applies an update.
     *
     * @param firstId the number of the name that the first contact gets if it is new; the others follow
     */
    static Result update(
            Location location, Registration.Update update, Instant now, long firstId, LongFunction<String> ids) {
        Rebinding rebinding = new Rebinding(location, update.origin(), now, ids);
        int before = rebinding.liveCount();
        long id = firstId;
        for (Contact contact : update.contacts()) {
            Outcome refusal = rebinding.apply(contact, id++);
            if (refusal != null) {
                return Result.refused(refusal);
            }
        }
        int after = rebinding.liveCount();
        if (after > before && after > update.maxBindings()) {
            return Result.refused(new Outcome.TooManyBindings(update.maxBindings()));
        }
        return rebinding.changed ? Result.changed(rebinding.bindings()) : Result.UNCHANGED;
    }

    static Result removeAll(Location location, Origin origin, long nowMillis) {
        List<Binding> live = Lifetimes.live(location.bindings(), nowMillis);
        for (Binding binding : live) {
            if (!origin.follows(binding.origin())) {
                return Result.refused(new Outcome.OutOfOrder(binding));
            }
        }
        if (live.isEmpty()) {
            return Result.UNCHANGED;
        }
        List<Binding> rest = new ArrayList<>(location.bindings());
        rest.removeAll(live);
        return Result.changed(rest);
    }

    private @Nullable Outcome apply(Contact contact, long id) {
        Slot slot = match(contact);
        if (slot != null && !slot.touched && !origin.follows(slot.binding.origin())) {
            return new Outcome.OutOfOrder(slot.binding);
        }
        if (!contact.expires().isZero()) {
            bind(contact, slot, id);
        } else if (slot != null) {
            slots.remove(slot);
            changed = true;
        }
        return null;
    }

    private void bind(Contact contact, @Nullable Slot slot, long id) {
        changed = true;
        if (slot == null) {
            slots.add(new Slot(binding(contact, ids.apply(id), now), true));
            return;
        }
        slot.binding = binding(contact, slot.binding.id(), slot.binding.registered());
        slot.touched = true;
        slot.uri = null;
    }

    private Binding binding(Contact contact, String id, Instant registered) {
        Duration lifetime = contact.expires().compareTo(LONGEST) > 0 ? LONGEST : contact.expires();
        return new Binding(
                id,
                contact.uri(),
                contact.displayName(),
                contact.parameters(),
                now.plus(lifetime),
                contact.q(),
                origin,
                contact.flow(),
                registered);
    }

    private @Nullable Slot match(Contact contact) {
        return isOutbound(contact.flow()) ? matchByFlow(contact.flow()) : matchByUri(contact.uri());
    }

    /** RFC 5626 section 6: instance and reg-id together stand in for the URI. */
    private static boolean isOutbound(Flow flow) {
        return flow.regId() > 0 && !flow.instance().isEmpty();
    }

    private @Nullable Slot matchByFlow(Flow flow) {
        for (Slot slot : slots) {
            Flow there = slot.binding.flow();
            if (there.regId() == flow.regId() && there.instance().equals(flow.instance()) && isLive(slot)) {
                return slot;
            }
        }
        return null;
    }

    /** Equality is not transitive, so several may match: the same text goes first, then the oldest. */
    private @Nullable Slot matchByUri(String uri) {
        for (Slot slot : slots) {
            if (slot.binding.contact().equals(uri) && isLive(slot)) {
                return slot;
            }
        }
        ContactUri wanted = slots.isEmpty() ? null : ContactUri.of(uri);
        for (Slot slot : slots) {
            if (wanted != null && slot.uri().matches(wanted) && isLive(slot)) {
                return slot;
            }
        }
        return null;
    }

    private boolean isLive(Slot slot) {
        return !Lifetimes.expired(slot.binding, nowMillis);
    }

    private int liveCount() {
        int count = 0;
        for (Slot slot : slots) {
            count += isLive(slot) ? 1 : 0;
        }
        return count;
    }

    private List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            bindings.add(slot.binding);
        }
        return bindings;
    }
}
