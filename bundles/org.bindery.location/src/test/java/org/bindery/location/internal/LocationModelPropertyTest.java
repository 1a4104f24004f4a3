package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Contact;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;

/** Random histories of REGISTER requests against a plain model of RFC 3261 section 10.3. */
class LocationModelPropertyTest {
    private static final int MAX_BINDINGS = 3;

    /** One step of a history. */
    sealed interface Step {
        record Update(Aor aor, Origin origin, List<Wish> wishes) implements Step {}

        record RemoveAll(Aor aor, Origin origin) implements Step {}

        record Pass(int seconds, boolean expire) implements Step {}
    }

    /** A contact by its number, in one of its spellings. */
    record Wish(int contact, int spelling, int expires) {
        Contact asContact() {
            String uri = List.of("sip:%d@h;x", "sip:%%3%d@H;X", "SIP:%d@h;y=1")
                    .get(spelling)
                    .formatted(contact);
            return Registering.contact(uri, expires);
        }
    }

    /** What the model remembers of a contact. */
    record Entry(Origin origin, Instant expires, Instant registered) {}

    private enum Refusal {
        NONE,
        OUT_OF_ORDER,
        TOO_MANY
    }

    @Property(tries = 1000)
    void theServiceDoesWhatTheModelDoes(@ForAll("histories") List<Step> history) {
        MovableClock clock = new MovableClock();
        MemoryLocationStore store = new MemoryLocationStore();
        StoredLocationService service = new StoredLocationService(store, clock, 16);
        Map<Aor, Map<Integer, Entry>> model = new LinkedHashMap<>();
        Map<Aor, Long> versions = new LinkedHashMap<>();
        for (Step step : history) {
            Refusal expected = run(step, model, clock.instant());
            Refusal actual = run(step, service, clock);
            Statistics.collect(actual);
            assertThat(actual).isEqualTo(expected);
            for (Aor aor : model.keySet()) {
                Location found = service.find(aor);
                assertThat(found.bindings().stream().map(LocationModelPropertyTest::number))
                        .containsExactlyElementsOf(alive(model.get(aor), clock).keySet());
                assertThat(found.bindings().stream().map(LocationModelPropertyTest::entry))
                        .containsExactlyElementsOf(alive(model.get(aor), clock).values());
                Long before = versions.put(aor, found.version());
                assertThat(before == null || before <= found.version()).isTrue();
            }
        }
        service.close();
    }

    private static Refusal run(Step step, StoredLocationService service, MovableClock clock) {
        if (step instanceof Step.Pass pass) {
            clock.advance(Duration.ofSeconds(pass.seconds()));
            if (pass.expire()) {
                service.expire();
            }
            return Refusal.NONE;
        }
        Outcome outcome = service.apply(registration(step));
        if (outcome instanceof Outcome.OutOfOrder) {
            return Refusal.OUT_OF_ORDER;
        }
        return outcome instanceof Outcome.TooManyBindings ? Refusal.TOO_MANY : Refusal.NONE;
    }

    private static Registration registration(Step step) {
        if (step instanceof Step.Update update) {
            return new Registration.Update(
                    update.aor(),
                    update.origin(),
                    update.wishes().stream().map(Wish::asContact).toList(),
                    MAX_BINDINGS);
        }
        Step.RemoveAll all = (Step.RemoveAll) step;
        return new Registration.RemoveAll(all.aor(), all.origin());
    }

    private static Refusal run(Step step, Map<Aor, Map<Integer, Entry>> model, Instant now) {
        if (step instanceof Step.Update update) {
            Map<Integer, Entry> before = alive(model.getOrDefault(update.aor(), Map.of()), now);
            return update(update, before, model, now);
        }
        if (step instanceof Step.RemoveAll all) {
            Map<Integer, Entry> before = alive(model.getOrDefault(all.aor(), Map.of()), now);
            if (before.values().stream().anyMatch(entry -> !all.origin().follows(entry.origin()))) {
                return Refusal.OUT_OF_ORDER;
            }
            model.put(all.aor(), new LinkedHashMap<>());
        }
        return Refusal.NONE;
    }

    private static Refusal update(
            Step.Update update, Map<Integer, Entry> before, Map<Aor, Map<Integer, Entry>> model, Instant now) {
        Map<Integer, Entry> after = new LinkedHashMap<>(before);
        Set<Integer> touched = new HashSet<>();
        for (Wish wish : update.wishes()) {
            Entry stored = before.get(wish.contact());
            boolean untouched = touched.add(wish.contact());
            if (untouched && stored != null && !update.origin().follows(stored.origin())) {
                return Refusal.OUT_OF_ORDER;
            }
            Entry current = after.get(wish.contact());
            if (wish.expires() == 0) {
                after.remove(wish.contact());
            } else {
                Instant registered = current == null ? now : current.registered();
                after.put(wish.contact(), new Entry(update.origin(), now.plusSeconds(wish.expires()), registered));
            }
        }
        if (after.size() > before.size() && after.size() > MAX_BINDINGS) {
            return Refusal.TOO_MANY;
        }
        model.put(update.aor(), after);
        return Refusal.NONE;
    }

    private static Map<Integer, Entry> alive(Map<Integer, Entry> entries, Clock clock) {
        return alive(entries, clock.instant());
    }

    private static Map<Integer, Entry> alive(Map<Integer, Entry> entries, Instant now) {
        Map<Integer, Entry> alive = new LinkedHashMap<>(entries);
        alive.values().removeIf(entry -> !now.isBefore(entry.expires()));
        return alive;
    }

    private static int number(Binding binding) {
        String user = binding.contact().substring(4, binding.contact().indexOf('@'));
        return user.charAt(user.length() - 1) - '0';
    }

    private static Entry entry(Binding binding) {
        return new Entry(binding.origin(), binding.expires(), binding.registered());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Aor> aors = Arbitraries.of(Registering.ALICE, Registering.BOB);
        Arbitrary<Origin> origins = Combinators.combine(
                        Arbitraries.of("call1", "call2"), Arbitraries.integers().between(0, 8))
                .as((callId, cseq) -> new Origin(callId, cseq, ""));
        Arbitrary<Wish> wishes = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(0, 10, 60, 600))
                .as(Wish::new);
        Arbitrary<Step> updates = Combinators.combine(
                        aors, origins, wishes.list().ofMinSize(1).ofMaxSize(4))
                .as(Step.Update::new);
        Arbitrary<Step> removals = Combinators.combine(aors, origins).as(Step.RemoveAll::new);
        Arbitrary<Step> passes = Combinators.combine(Arbitraries.of(1, 10, 60), Arbitraries.of(true, false))
                .as(Step.Pass::new);
        return Arbitraries.frequencyOf(Tuple.of(6, updates), Tuple.of(1, removals), Tuple.of(2, passes))
                .list()
                .ofMaxSize(20)
                .map(ArrayList::new);
    }
}
