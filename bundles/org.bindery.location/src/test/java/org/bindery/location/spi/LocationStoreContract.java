package org.bindery.location.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.Origin;
import org.bindery.location.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. Extend it in the store's own tests. */
public abstract class LocationStoreContract {
    protected static final Aor ALICE = new Aor("sip:alice@example.com");
    protected static final Aor BOB = new Aor("sip:bob@example.com");

    private LocationStore store;

    /** A new and empty store. */
    protected abstract LocationStore create() throws Exception;

    @BeforeEach
    void createStore() throws Exception {
        store = create();
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(store.get(ALICE)).isEqualTo(new Location(ALICE, 0, List.of()));
        assertThat(all()).isEmpty();
    }

    @Test
    void whatIsStoredComesBackWithEveryValue() {
        Binding binding = new Binding(
                "id.1",
                "sip:alice@[2001:db8::1]:5060;transport=tcp",
                "Alice \"A\" \u00e4",
                Map.of("+sip.instance", "\"<urn:uuid:1>\"", "video", ""),
                Instant.parse("2026-11-21T10:00:00.123Z"),
                0.7,
                new Origin("call@1", 2147483647L, "agent/1"),
                new Flow("<urn:uuid:1>", 1, List.of("<sip:p1;lr>", "<sip:p2;lr>"), "sip:192.0.2.1:5060"),
                Instant.parse("2026-11-21T09:00:00Z"));
        Location stored = bind(ALICE, List.of(binding, binding("2")));
        assertThat(stored.bindings()).containsExactly(binding, binding("2"));
        assertThat(store.get(ALICE)).isEqualTo(stored);
        assertThat(all()).containsExactly(stored);
    }

    @Test
    void everyChangeHasAHigherVersion() {
        long first = bind(ALICE, List.of(binding("1"))).version();
        long second = bind(ALICE, List.of(binding("1"))).version();
        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void theChangeGetsWhatIsStored() {
        Location stored = bind(ALICE, List.of(binding("1")));
        List<Location> given = new ArrayList<>();
        store.compute(ALICE, location -> {
            given.add(location);
            return null;
        });
        assertThat(given).containsOnly(stored);
    }

    @Test
    void noRevisionChangesNothingAndTellsNobody() {
        Location stored = bind(ALICE, List.of(binding("1")));
        List<Change> told = told();
        assertThat(store.compute(ALICE, location -> null)).isEqualTo(stored);
        assertThat(store.get(ALICE)).isEqualTo(stored);
        assertThat(told).isEmpty();
    }

    @Test
    void aChangeThatThrowsChangesNothing() {
        Location stored = bind(ALICE, List.of(binding("1")));
        List<Change> told = told();
        assertThatThrownBy(() -> store.compute(ALICE, location -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.get(ALICE)).isEqualTo(stored);
        assertThat(told).isEmpty();
        assertThat(bind(ALICE, List.of()).bindings()).isEmpty();
    }

    @Test
    void whoHasNoBindingIsNotListed() {
        bind(ALICE, List.of(binding("1")));
        Location bob = bind(BOB, List.of(binding("2")));
        bind(ALICE, List.of());
        assertThat(all()).containsExactly(bob);
    }

    @Test
    void versionsGoOnAcrossDelete() {
        bind(ALICE, List.of(binding("1")));
        long deleted = bind(ALICE, List.of()).version();
        bind(BOB, List.of(binding("2")));
        long afterwards = store.get(ALICE).version();
        long again = bind(ALICE, List.of(binding("3"))).version();
        assertThat(afterwards).isGreaterThanOrEqualTo(deleted);
        assertThat(again).isGreaterThan(afterwards);
    }

    @Test
    void theDelegateIsToldWhatWasAndWhatIs() {
        Location before = bind(ALICE, List.of(binding("1")));
        List<Change> told = told();
        Location after = store.compute(
                ALICE, location -> new Revision(List.of(binding("2")), Cause.CREATED, Cause.REJECTED, Source.REGINFO));
        assertThat(told).containsExactly(new Change(before, after, Cause.CREATED, Cause.REJECTED, Source.REGINFO));
    }

    @Test
    void theDelegateIsToldOfADelete() {
        Location before = bind(ALICE, List.of(binding("1")));
        List<Change> told = told();
        Location after = bind(ALICE, List.of());
        assertThat(told).extracting(Change::before).containsExactly(before);
        assertThat(told).extracting(Change::after).containsExactly(after);
    }

    @Test
    void nobodyIsToldWithoutADelegate() {
        List<Change> told = told();
        store.setDelegate(null);
        bind(ALICE, List.of(binding("1")));
        assertThat(told).isEmpty();
    }

    @Test
    void whenTheDelegateIsToldTheChangeIsVisible() {
        List<Location> seen = new ArrayList<>();
        List<Location> listed = new ArrayList<>();
        store.setDelegate(change -> {
            seen.add(store.get(ALICE));
            listed.addAll(all());
        });
        Location stored = bind(ALICE, List.of(binding("1")));
        assertThat(seen).containsExactly(stored);
        assertThat(listed).containsExactly(stored);
    }

    @Test
    void noChangeIsLostAndAllAreToldInOrderWhenManyThreadsChangeOneAor() throws Exception {
        int threads = 4;
        int changes = 200;
        List<Change> told = Collections.synchronizedList(new ArrayList<>());
        store.setDelegate(told::add);
        List<Callable<Void>> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            writers.add(() -> {
                for (int i = 0; i < changes; i++) {
                    append(binding(thread + "." + i));
                }
                return null;
            });
        }
        runAll(writers);
        assertThat(store.get(ALICE).bindings()).hasSize(threads * changes);
        assertThat(told).hasSize(threads * changes);
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i).before()).isEqualTo(told.get(i - 1).after());
        }
    }

    private void append(Binding binding) {
        store.compute(ALICE, location -> {
            List<Binding> bindings = new ArrayList<>(location.bindings());
            bindings.add(binding);
            return revision(bindings);
        });
    }

    private static void runAll(List<Callable<Void>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> done : executor.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private List<Change> told() {
        List<Change> told = new ArrayList<>();
        store.setDelegate(told::add);
        return told;
    }

    private List<Location> all() {
        try (Stream<Location> all = store.all()) {
            return all.toList();
        }
    }

    private Location bind(Aor aor, List<Binding> bindings) {
        return store.compute(aor, location -> revision(bindings));
    }

    private static Revision revision(List<Binding> bindings) {
        return new Revision(bindings, Cause.REGISTERED, Cause.UNREGISTERED, Source.LOCAL);
    }

    private static Binding binding(String id) {
        return new Binding(
                id,
                "sip:" + id + "@192.0.2.1",
                "",
                Map.of(),
                Instant.parse("2026-11-21T10:00:00Z"),
                1.0,
                new Origin("call", 1, ""),
                Flow.NONE,
                Instant.parse("2026-11-21T09:00:00Z"));
    }
}
