package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.location.internal.Registering.ALICE;
import static org.bindery.location.internal.Registering.BOB;

import org.junit.jupiter.api.Test;

class ExpiryQueueTest {
    private final ExpiryQueue queue = new ExpiryQueue();

    @Test
    void givesWhatIsDueOnce() {
        queue.schedule(BOB, 2000);
        queue.schedule(ALICE, 1001);
        assertThat(queue.takeDue(1000)).isEmpty();
        assertThat(queue.takeDue(1100)).containsExactly(ALICE);
        assertThat(queue.takeDue(5000)).containsExactly(BOB);
        assertThat(queue.size()).isZero();
    }

    @Test
    void givesWhatIsDueInOrderOfTime() {
        queue.schedule(BOB, 2000);
        queue.schedule(ALICE, 1000);
        assertThat(queue.takeDue(9000)).containsExactly(ALICE, BOB);
    }

    @Test
    void aRefreshMovesNothing() {
        queue.schedule(ALICE, 1000);
        queue.schedule(ALICE, 5000);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.takeDue(1000)).containsExactly(ALICE);
        assertThat(queue.takeDue(9000)).isEmpty();
    }

    @Test
    void anEarlierEndCountsAtOnce() {
        queue.schedule(ALICE, 5000);
        queue.schedule(ALICE, 1000);
        assertThat(queue.takeDue(1000)).containsExactly(ALICE);
        assertThat(queue.takeDue(9000)).isEmpty();
    }

    @Test
    void whoHasNoBindingIsForgotten() {
        queue.schedule(ALICE, 1000);
        queue.schedule(ALICE, Lifetimes.NEVER);
        assertThat(queue.size()).isZero();
        assertThat(queue.takeDue(9000)).isEmpty();
    }
}
