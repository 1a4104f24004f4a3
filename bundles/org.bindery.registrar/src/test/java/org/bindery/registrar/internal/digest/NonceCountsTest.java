package org.bindery.registrar.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bindery.registrar.internal.digest.Nonces.Nonce;
import org.junit.jupiter.api.Test;

class NonceCountsTest {
    private static final long NOW = 1_000_000;

    private final NonceCounts counts = new NonceCounts(10_000, 100);

    @Test
    void aCountMustGrow() {
        Nonce nonce = new Nonce(NOW, 1);
        assertThat(counts.use(nonce, 1, NOW)).isTrue();
        assertThat(counts.use(nonce, 1, NOW)).isFalse();
        assertThat(counts.use(nonce, 5, NOW)).isTrue();
        assertThat(counts.use(nonce, 4, NOW)).isFalse();
        assertThat(counts.use(nonce, 0xFFFF_FFFF, NOW)).isTrue();
        assertThat(counts.use(nonce, 6, NOW)).isFalse();
    }

    @Test
    void noncesOfOneMillisecondAreToldApart() {
        assertThat(counts.use(new Nonce(NOW, 1), 1, NOW)).isTrue();
        assertThat(counts.use(new Nonce(NOW, 2), 1, NOW)).isTrue();
    }

    @Test
    void anOldNonceIsForgottenAndNotTaken() {
        Nonce nonce = new Nonce(NOW, 1);
        counts.use(nonce, 1, NOW + 9_999);
        assertThat(counts.use(nonce, 2, NOW + 10_000)).isFalse();
        counts.use(new Nonce(NOW + 11_000, 1), 1, NOW + 11_000);
        assertThat(counts.size()).isEqualTo(1);
    }

    @Test
    void aClockThatGoesBackRevivesNothing() {
        Nonce nonce = new Nonce(NOW, 1);
        counts.use(nonce, 1, NOW);
        counts.use(new Nonce(NOW + 20_000, 1), 1, NOW + 20_000);
        assertThat(counts.use(nonce, 1, NOW)).isFalse();
    }

    @Test
    void itIsBoundedAndWhatItForgetsIsNotTakenAgain() {
        List<Nonce> used = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Nonce nonce = new Nonce(NOW + i * 30L, i);
            assertThat(counts.use(nonce, 1, NOW + i * 30L)).isTrue();
            used.add(nonce);
            assertThat(counts.size()).isLessThanOrEqualTo(100);
        }
        assertThat(used).noneMatch(nonce -> counts.use(nonce, 1, NOW + 30_000));
    }

    @Test
    void ofManyThreadsOneWinsEachCount() throws Exception {
        int threads = 4;
        int rounds = 20_000;
        NonceCounts shared = new NonceCounts(10_000, 1 << 20);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        Callable<Integer> racer = () -> {
            start.await();
            int wins = 0;
            for (int i = 1; i <= rounds; i++) {
                wins += shared.use(new Nonce(NOW, i % 7), i, NOW) ? 1 : 0;
            }
            return wins;
        };
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            results.add(pool.submit(racer));
        }
        start.countDown();
        int wins = 0;
        for (Future<Integer> result : results) {
            wins += result.get(10, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(wins).isEqualTo(rounds);
        assertThat(shared.size()).isEqualTo(7);
    }
}
