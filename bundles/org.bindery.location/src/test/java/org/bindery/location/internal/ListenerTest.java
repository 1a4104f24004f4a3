package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.location.internal.Registering.ALICE;
import static org.bindery.location.internal.Registering.BOB;
import static org.bindery.location.internal.Registering.await;
import static org.bindery.location.internal.Registering.contact;
import static org.bindery.location.internal.Registering.removeAll;
import static org.bindery.location.internal.Registering.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.BindingUpdate;
import org.bindery.location.Cause;
import org.bindery.location.ExampleListener;
import org.bindery.location.Location;
import org.bindery.location.RegistrarListener;
import org.bindery.location.Source;
import org.bindery.location.spi.Revision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final String A = "sip:a@192.0.2.1";
    private static final String B = "sip:b@192.0.2.1";
    private static final int QUEUE_SIZE = 16;

    private final MovableClock clock = new MovableClock();
    private final MemoryLocationStore store = new MemoryLocationStore();
    private final StoredLocationService service = new StoredLocationService(store, clock, QUEUE_SIZE);
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void isFirstToldWhatIsKnownButNotWhatHasExpired() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 10)));
        service.apply(update(BOB, "1", 1, contact(A, 10)));
        clock.advance(Duration.ofSeconds(10));
        service.addListener(listener);
        awaitCurrent(listener);
        service.expire();
        service.apply(update(ALICE, "1", 2, contact(A, 61)));
        awaitCurrent(listener);
        assertThat(listener.causes()).containsExactly(Cause.REGISTERED, Cause.REFRESHED);
    }

    @Test
    void isToldEachChangeWithItsCause() {
        service.addListener(listener);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        awaitCauses(Cause.REGISTERED);
        service.apply(update(ALICE, "1", 2, contact(A, 120)));
        awaitCauses(Cause.REGISTERED, Cause.REFRESHED);
        cutTo(30);
        awaitCauses(Cause.REGISTERED, Cause.REFRESHED, Cause.SHORTENED);
        clock.advance(Duration.ofSeconds(30));
        service.expire();
        awaitCauses(Cause.REGISTERED, Cause.REFRESHED, Cause.SHORTENED, Cause.EXPIRED);
        assertThat(listener.faults()).isEmpty();
    }

    private void cutTo(long seconds) {
        store.compute(ALICE, location -> {
            Binding binding = location.bindings().get(0);
            Binding cut = new Binding(
                    binding.id(),
                    binding.contact(),
                    binding.displayName(),
                    binding.parameters(),
                    clock.instant().plusSeconds(seconds),
                    binding.q(),
                    binding.origin(),
                    binding.flow(),
                    binding.registered());
            return new Revision(List.of(cut), Cause.REGISTERED, Cause.UNREGISTERED, Source.ADMIN);
        });
    }

    @Test
    void aReplacedContactIsAddedBeforeTheOtherIsRemoved() {
        service.addListener(listener);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        awaitCauses(Cause.REGISTERED);
        service.apply(update(ALICE, "1", 2, contact(A, 0), contact(B, 60)));
        awaitCauses(Cause.REGISTERED, Cause.REGISTERED, Cause.UNREGISTERED);
    }

    @Test
    void isToldAnAdministrativeRemoval() {
        service.addListener(listener);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        awaitCauses(Cause.REGISTERED);
        service.remove(ALICE, binding -> true, Cause.PROBATION, Source.ADMIN);
        awaitCauses(Cause.REGISTERED, Cause.PROBATION);
    }

    @Test
    void addedTwiceIsToldOnce() {
        service.addListener(listener);
        service.addListener(listener);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        awaitCurrent(listener);
        assertThat(listener.faults()).isEmpty();
        assertThat(listener.causes()).containsExactly(Cause.REGISTERED);
    }

    @Test
    void aSlowListenerIsToldTheDifferenceAndHoldsNobodyUp() throws InterruptedException {
        BlockingListener slow = new BlockingListener();
        service.addListener(slow);
        service.addListener(listener);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        slow.awaitCall();
        for (int i = 0; i < 10 * QUEUE_SIZE; i++) {
            service.apply(update(new Aor("sip:" + i + "@b"), "1", 1, contact(A, 60)));
        }
        service.apply(removeAll(ALICE, "1", 2));
        service.apply(update(BOB, "1", 1, contact(A, 60)));
        awaitCurrent(listener);
        slow.release();
        awaitCurrent(slow.told);
        assertThat(slow.told.faults()).isEmpty();
        assertThat(slow.told.causes().stream().filter(cause -> cause == Cause.UNREGISTERED))
                .hasSize(1);
    }

    @Test
    void refreshesOfOneAorAreToldAsOne() throws InterruptedException {
        BlockingListener slow = new BlockingListener();
        service.addListener(slow);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        slow.awaitCall();
        for (int i = 2; i < 10 * QUEUE_SIZE; i++) {
            service.apply(update(ALICE, "1", i, contact(A, 60 + i)));
        }
        slow.release();
        awaitCurrent(slow.told);
        assertThat(slow.told.causes()).containsExactly(Cause.REGISTERED, Cause.REFRESHED);
    }

    @Test
    void aListenerThatThrowsIsToldWhatComesNext() {
        List<Cause> told = Collections.synchronizedList(new ArrayList<>());
        service.addListener(new RegistrarListener() {
            @Override
            public void contactsAdded(Collection<BindingUpdate> updates) {
                told.add(Cause.REGISTERED);
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void contactsRemoved(Collection<BindingUpdate> updates) {
                told.add(Cause.UNREGISTERED);
                throw new NoClassDefFoundError("on purpose");
            }
        });
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        await(() -> told.size() == 1);
        service.apply(removeAll(ALICE, "1", 2));
        await(() -> told.size() == 2);
        service.apply(update(ALICE, "1", 3, contact(A, 60)));
        await(() -> told.size() == 3);
        assertThat(told).containsExactly(Cause.REGISTERED, Cause.UNREGISTERED, Cause.REGISTERED);
    }

    @Test
    void aRemovedListenerIsToldNothingMore() throws InterruptedException {
        BlockingListener slow = new BlockingListener();
        service.addListener(slow);
        service.apply(update(ALICE, "1", 1, contact(A, 60)));
        slow.awaitCall();
        service.apply(update(BOB, "1", 1, contact(A, 60)));
        service.removeListener(slow);
        service.removeListener(listener);
        slow.release();
        service.addListener(listener);
        service.apply(removeAll(BOB, "1", 2));
        awaitCurrent(listener);
        await(() -> slow.told.causes().size() == 1);
        assertThat(slow.told.causes()).containsExactly(Cause.REGISTERED);
    }

    @Test
    void theExampleKnowsTheContacts() {
        ExampleListener example = new ExampleListener();
        service.addListener(example);
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 60)));
        await(() -> example.contacts().size() == 2);
        service.apply(update(ALICE, "1", 2, contact(A, 0)));
        await(() -> example.contacts().size() == 1);
        assertThat(example.contacts()).containsExactly(B);
    }

    private void awaitCauses(Cause... causes) {
        await(() -> listener.causes().size() >= causes.length);
        assertThat(listener.causes()).containsExactly(causes);
    }

    private void awaitCurrent(RecordingListener told) {
        await(() -> told.bindings().equals(shown()));
    }

    private Map<String, Binding> shown() {
        try (Stream<Location> all = service.all()) {
            return all.flatMap(location -> location.bindings().stream())
                    .collect(Collectors.toMap(Binding::id, binding -> binding));
        }
    }

    /** Waits in its first call. */
    private static final class BlockingListener implements RegistrarListener {
        private final RecordingListener told = new RecordingListener();
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        void awaitCall() throws InterruptedException {
            assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }

        @Override
        public void contactsAdded(Collection<BindingUpdate> updates) {
            called.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            told.contactsAdded(updates);
        }

        @Override
        public void contactsRemoved(Collection<BindingUpdate> updates) {
            told.contactsRemoved(updates);
        }

        @Override
        public void contactsRefreshed(Collection<BindingUpdate> updates) {
            told.contactsRefreshed(updates);
        }
    }
}
