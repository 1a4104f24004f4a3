package org.bindery.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.HeapLocationStore;
import org.bindery.location.spi.LocationJournal;
import org.bindery.location.spi.Revision;
import org.junit.jupiter.api.Test;

class HeapLocationStoreTest {
    private static final Aor ALICE = new Aor("sip:alice@example.com");
    private static final Aor BOB = new Aor("sip:bob@example.com");

    private final List<Location> written = new ArrayList<>();

    private static Location bind(HeapLocationStore store, Aor aor) {
        return store.compute(aor, before -> revision(List.of(binding())));
    }

    private static Revision revision(List<Binding> bindings) {
        return new Revision(bindings, Cause.REGISTERED, Cause.UNREGISTERED, Source.LOCAL);
    }

    private static Binding binding() {
        return new Binding(
                "1",
                "sip:alice@192.0.2.1",
                "",
                Map.of(),
                Instant.EPOCH,
                1.0,
                new Origin("call", 1, ""),
                Flow.NONE,
                Instant.EPOCH);
    }

    @Test
    void whatTheJournalHoldsIsThereAndVersionsGoOn() {
        Location stored = new Location(ALICE, 7, List.of(binding()));
        HeapLocationStore store = new HeapLocationStore((before, after) -> written.add(after), List.of(stored), 41);
        assertThat(store.get(ALICE)).isEqualTo(stored);
        assertThat(store.get(BOB).version()).isEqualTo(41);
        Location bob = bind(store, BOB);
        assertThat(bob.version()).isEqualTo(42);
        assertThat(written).containsExactly(bob);
        assertThat(store.all()).containsExactlyInAnyOrder(stored, bob);
    }

    @Test
    void theJournalHearsOfAChangeBeforeAnybodyElse() {
        List<List<Binding>> seen = new ArrayList<>();
        HeapLocationStore[] store = new HeapLocationStore[1];
        LocationJournal journal = (before, after) -> {
            assertThat(store[0].get(ALICE).bindings())
                    .isEqualTo(before.bindings())
                    .isEmpty();
            seen.add(after.bindings());
        };
        store[0] = new HeapLocationStore(journal, List.of(), 0);
        store[0].setDelegate(change -> assertThat(seen).hasSize(1));
        bind(store[0], ALICE);
        assertThat(seen).containsExactly(List.of(binding()));
    }

    @Test
    void whatTheJournalRefusesDidNotHappen() {
        List<Change> told = new ArrayList<>();
        boolean[] full = {false};
        HeapLocationStore store = new HeapLocationStore(
                (before, after) -> {
                    if (full[0]) {
                        throw new LocationStoreException("full", new IllegalStateException());
                    }
                },
                List.of(),
                0);
        Location bound = bind(store, ALICE);
        full[0] = true;
        store.setDelegate(told::add);
        assertThatThrownBy(() -> store.compute(ALICE, before -> revision(List.of())))
                .isInstanceOf(LocationStoreException.class);
        assertThat(store.get(ALICE)).isEqualTo(bound);
        assertThat(told).isEmpty();
        full[0] = false;
        assertThat(bind(store, ALICE).version()).isGreaterThan(bound.version());
    }
}
