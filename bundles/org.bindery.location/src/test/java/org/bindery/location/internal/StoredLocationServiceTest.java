package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bindery.location.internal.Registering.ALICE;
import static org.bindery.location.internal.Registering.BOB;
import static org.bindery.location.internal.Registering.applied;
import static org.bindery.location.internal.Registering.await;
import static org.bindery.location.internal.Registering.contact;
import static org.bindery.location.internal.Registering.contacts;
import static org.bindery.location.internal.Registering.removeAll;
import static org.bindery.location.internal.Registering.update;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.ExampleLocationStore;
import org.bindery.location.Flow;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.bindery.location.Origin;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;
import org.bindery.location.Source;
import org.bindery.location.spi.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredLocationServiceTest {
    private static final String A = "sip:a@192.0.2.1";
    private static final String B = "sip:b@192.0.2.1";

    private final MovableClock clock = new MovableClock();
    private final MemoryLocationStore store = new MemoryLocationStore();
    private final StoredLocationService service = new StoredLocationService(store, clock, 100);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void bindsAContact() {
        Location location = applied(service.apply(update(ALICE, "1", 1, contact(A, 60))));
        Binding binding = location.bindings().get(0);
        assertThat(binding.contact()).isEqualTo(A);
        assertThat(binding.expires()).isEqualTo(MovableClock.START.plusSeconds(60));
        assertThat(binding.registered()).isEqualTo(MovableClock.START);
        assertThat(binding.origin()).isEqualTo(new Origin("1", 1, ""));
        assertThat(service.find(ALICE)).isEqualTo(location);
        assertThat(service.find(BOB).bindings()).isEmpty();
        try (Stream<Location> all = service.all()) {
            assertThat(all).containsExactly(location);
        }
    }

    @Test
    void aRefreshKeepsIdAndTimeOfRegistration() {
        Binding first = applied(service.apply(update(ALICE, "1", 1, contact(A, 60))))
                .bindings()
                .get(0);
        clock.advance(Duration.ofSeconds(10));
        Location location = applied(service.apply(update(ALICE, "1", 2, contact("SIP:a@192.0.2.1;x=1", 60))));
        assertThat(location.bindings()).hasSize(1);
        Binding second = location.bindings().get(0);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.registered()).isEqualTo(first.registered());
        assertThat(second.expires()).isEqualTo(first.expires().plusSeconds(10));
        assertThat(second.contact()).isEqualTo("SIP:a@192.0.2.1;x=1");
    }

    @Test
    void contactsAreMatchedByUriEquality() {
        service.apply(update(ALICE, "1", 1, contact("sip:%61@Example.com;transport=TCP", 60)));
        service.apply(update(ALICE, "1", 2, contact("sip:a@example.com;transport=tcp", 60)));
        service.apply(update(ALICE, "1", 3, contact("sip:a@example.com", 60)));
        service.apply(update(ALICE, "1", 4, contact("tel:+1", 60)));
        service.apply(update(ALICE, "1", 5, contact("TEL:+1", 60)));
        assertThat(contacts(service.find(ALICE)))
                .containsExactly("sip:a@example.com;transport=tcp", "sip:a@example.com", "TEL:+1");
    }

    @Test
    void ofSeveralEquivalentBindingsTheSameTextIsMeant() {
        service.apply(update(ALICE, "1", 1, contact(A + ";security=on", 60), contact(A + ";security=off", 60)));
        service.apply(update(ALICE, "1", 2, contact(A + ";security=off", 0)));
        assertThat(contacts(service.find(ALICE))).containsExactly(A + ";security=on");
    }

    @Test
    void ofSeveralEquivalentBindingsTheOldestIsMeant() {
        service.apply(update(ALICE, "1", 1, contact(A + ";security=on", 60), contact(A + ";security=off", 60)));
        service.apply(update(ALICE, "1", 2, contact(A, 0)));
        assertThat(contacts(service.find(ALICE))).containsExactly(A + ";security=off");
    }

    @Test
    void zeroExpiresRemovesABinding() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 60)));
        assertThat(contacts(applied(service.apply(update(ALICE, "1", 2, contact(A, 0))))))
                .containsExactly(B);
    }

    @Test
    void zeroExpiresOfAnUnknownContactChangesNothing() {
        Location before = applied(service.apply(update(ALICE, "1", 1, contact(A, 60))));
        assertThat(applied(service.apply(update(ALICE, "1", 2, contact(B, 0))))).isEqualTo(before);
    }

    @Test
    void sameCallIdNeedsAHigherCseq() {
        Location before = applied(service.apply(update(ALICE, "1", 5, contact(A, 60))));
        Outcome outOfOrder = new Outcome.OutOfOrder(before.bindings().get(0));
        assertThat(service.apply(update(ALICE, "1", 5, contact(A, 600)))).isEqualTo(outOfOrder);
        assertThat(service.apply(update(ALICE, "1", 4, contact(A, 0)))).isEqualTo(outOfOrder);
        assertThat(service.find(ALICE)).isEqualTo(before);
        assertThat(service.apply(update(ALICE, "2", 1, contact(A, 600)))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aRegistrationIsAppliedAsAWholeOrNotAtAll() {
        Location before = applied(service.apply(update(ALICE, "1", 5, contact(A, 60))));
        assertThat(service.apply(update(ALICE, "1", 5, contact(B, 60), contact("tel:1", 60), contact(A, 60))))
                .isInstanceOf(Outcome.OutOfOrder.class);
        assertThat(service.find(ALICE)).isEqualTo(before);
    }

    @Test
    void theOrderIsCheckedOnlyForContactsThatAreTouched() {
        service.apply(update(ALICE, "1", 5, contact(A, 60)));
        assertThat(contacts(applied(service.apply(update(ALICE, "1", 4, contact(B, 60))))))
                .containsExactly(A, B);
    }

    @Test
    void ofTwoEquivalentContactsInOneRequestTheLaterCounts() {
        Location location = applied(service.apply(update(ALICE, "1", 1, contact(A, 60), contact(A + ";x=1", 600))));
        assertThat(location.bindings()).hasSize(1);
        assertThat(location.bindings().get(0).expires()).isEqualTo(MovableClock.START.plusSeconds(600));
        assertThat(applied(service.apply(update(ALICE, "1", 2, contact(A, 60), contact(A, 0))))
                        .bindings())
                .isEmpty();
    }

    @Test
    void theSameRequestAgainIsOutOfOrder() {
        Registration request = update(ALICE, "1", 1, contact(A, 60));
        service.apply(request);
        assertThat(service.apply(request)).isInstanceOf(Outcome.OutOfOrder.class);
    }

    @Test
    void removesAll() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 60)));
        assertThat(applied(service.apply(removeAll(ALICE, "1", 2))).bindings()).isEmpty();
        assertThat(applied(service.apply(removeAll(BOB, "1", 1))).bindings()).isEmpty();
    }

    @Test
    void removesAllOnlyIfTheOrderIsRightForEveryBinding() {
        service.apply(update(ALICE, "1", 5, contact(A, 60)));
        service.apply(update(ALICE, "2", 1, contact(B, 60)));
        assertThat(service.apply(removeAll(ALICE, "1", 5))).isInstanceOf(Outcome.OutOfOrder.class);
        assertThat(contacts(service.find(ALICE))).containsExactly(A, B);
    }

    @Test
    void bindingsAreCountedAfterTheChange() {
        Registration.Update full =
                new Registration.Update(ALICE, new Origin("1", 1, ""), List.of(contact(A, 60), contact(B, 60)), 2);
        service.apply(full);
        assertThat(service.apply(
                        new Registration.Update(ALICE, new Origin("1", 2, ""), List.of(contact("tel:1", 60)), 2)))
                .isEqualTo(new Outcome.TooManyBindings(2));
        assertThat(contacts(applied(service.apply(new Registration.Update(
                        ALICE, new Origin("1", 3, ""), List.of(contact("tel:1", 60), contact(A, 0)), 2)))))
                .containsExactly(B, "tel:1");
    }

    @Test
    void whatAddsNothingIsNotRefusedForTheNumberOfBindings() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 60), contact("tel:1", 60)));
        Location location = applied(service.apply(
                new Registration.Update(ALICE, new Origin("1", 2, ""), List.of(contact(A, 0), contact(B, 60)), 1)));
        assertThat(contacts(location)).containsExactly(B, "tel:1");
    }

    @Test
    void instanceAndRegIdStandInForTheUri() {
        Flow one = new Flow("<urn:uuid:1>", 1, List.of(), "");
        Flow two = new Flow("<urn:uuid:1>", 2, List.of(), "");
        Binding first = applied(service.apply(update(ALICE, "1", 1, contact(A, 60, one))))
                .bindings()
                .get(0);
        service.apply(update(ALICE, "1", 2, contact(A, 60, two)));
        Location location = applied(service.apply(update(ALICE, "9", 1, contact(B, 60, one))));
        assertThat(contacts(location)).containsExactly(B, A);
        assertThat(location.bindings().get(0).id()).isEqualTo(first.id());
    }

    @Test
    void regIdWithoutInstanceIsIgnored() {
        Flow flow = new Flow("", 1, List.of(), "");
        service.apply(update(ALICE, "1", 1, contact(A, 60, flow)));
        service.apply(update(ALICE, "1", 2, contact(B, 60, flow)));
        assertThat(contacts(service.find(ALICE))).containsExactly(A, B);
    }

    @Test
    void anExpiredBindingIsNotShownThoughStillStored() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 61)));
        clock.advance(Duration.ofMillis(59_999));
        assertThat(contacts(service.find(ALICE))).containsExactly(A, B);
        clock.advance(Duration.ofMillis(1));
        assertThat(contacts(service.find(ALICE))).containsExactly(B);
        clock.advance(Duration.ofSeconds(1));
        assertThat(service.find(ALICE).bindings()).isEmpty();
        try (Stream<Location> all = service.all()) {
            assertThat(all).isEmpty();
        }
        assertThat(store.get(ALICE).bindings()).hasSize(2);
    }

    @Test
    void anExpiredBindingMatchesNothing() {
        Binding old = applied(service.apply(update(ALICE, "1", 9, contact(A, 60))))
                .bindings()
                .get(0);
        clock.advance(Duration.ofSeconds(60));
        Location location = applied(service.apply(update(ALICE, "1", 1, contact(A, 60))));
        assertThat(location.bindings()).hasSize(1);
        assertThat(location.bindings().get(0).id()).isNotEqualTo(old.id());
        service.expire();
        assertThat(service.find(ALICE).bindings()).isEqualTo(location.bindings());
    }

    @Test
    void whatIsDueIsRemovedFromTheStoreAsExpired() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 61)));
        service.apply(update(BOB, "1", 1, contact(A, 60)));
        service.apply(update(BOB, "1", 2, contact(A, 120)));
        service.close();
        List<Change> changes = new ArrayList<>();
        StoredLocationService again = new StoredLocationService(store, clock, 100);
        store.setDelegate(changes::add);
        clock.advance(Duration.ofSeconds(60));
        again.expire();
        assertThat(contacts(store.get(ALICE))).containsExactly(B);
        clock.advance(Duration.ofSeconds(60));
        again.expire();
        assertThat(store.get(ALICE).bindings()).isEmpty();
        assertThat(store.get(BOB).bindings()).isEmpty();
        assertThat(changes).hasSize(3).allMatch(change -> change.removed() == Cause.EXPIRED);
        again.close();
    }

    @Test
    void theThreadRemovesWhatExpired() {
        StoredLocationService running = new StoredLocationService(Map.of(), store);
        long start = Clock.systemUTC().millis();
        running.apply(update(ALICE, "1", 1, contact(A, 3600)));
        running.apply(update(ALICE, "1", 2, contact(A, 1)));
        await(() -> store.get(ALICE).bindings().isEmpty());
        assertThat(Clock.systemUTC().millis() - start).isBetween(1000L, 1900L);
        running.close();
    }

    @Test
    void anAdministratorRemovesWhatMatches() {
        service.apply(update(ALICE, "1", 1, contact(A, 60), contact(B, 60)));
        List<Change> changes = new ArrayList<>();
        store.setDelegate(changes::add);
        Location location = service.remove(ALICE, binding -> binding.contact().equals(A), Cause.REJECTED, Source.ADMIN);
        assertThat(contacts(location)).containsExactly(B);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).removed()).isEqualTo(Cause.REJECTED);
        assertThat(changes.get(0).source()).isEqualTo(Source.ADMIN);
        service.remove(ALICE, binding -> false, Cause.REJECTED, Source.ADMIN);
        assertThat(changes).hasSize(1);
    }

    @Test
    void anAdministratorGivesACauseThatFits() {
        assertThatThrownBy(() -> service.remove(ALICE, binding -> true, Cause.EXPIRED, Source.ADMIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EXPIRED");
    }

    @Test
    void aStoreThatFailsFailsTheRegistration() {
        LocationStoreException broken = new LocationStoreException("disk full", new IllegalStateException());
        StoredLocationService unlucky = new StoredLocationService(new FailingStore(broken), clock, 100);
        assertThatThrownBy(() -> unlucky.apply(update(ALICE, "1", 1, contact(A, 60))))
                .isSameAs(broken);
        unlucky.close();
    }

    @Test
    void idsAreUniqueAcrossServices() {
        StoredLocationService other = new StoredLocationService(new ExampleLocationStore(), clock, 100);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            for (StoredLocationService one : List.of(service, other)) {
                Location location =
                        applied(one.apply(update(new Aor("sip:" + i + "@b"), "1", 1, contact(A, 60), contact(B, 60))));
                location.bindings().forEach(binding -> ids.add(binding.id()));
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        other.close();
    }

    @Test
    void aVeryLongLifetimeIsCut() {
        Location location = applied(service.apply(update(ALICE, "1", 1, contact(A, Long.MAX_VALUE))));
        assertThat(location.bindings().get(0).expires()).isEqualTo(MovableClock.START.plusSeconds(4_294_967_295L));
    }
}
