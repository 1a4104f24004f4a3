package org.bindery.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.location.internal.Registering.ALICE;
import static org.bindery.location.internal.Registering.await;
import static org.bindery.location.internal.Registering.contact;
import static org.bindery.location.internal.Registering.removeAll;
import static org.bindery.location.internal.Registering.update;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Location;
import org.bindery.location.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyStressTest {
    private static final int LISTENERS = 100;
    private static final int AORS = 50;

    private final MemoryLocationStore store = new MemoryLocationStore();

    /** With the small queue they overflow again and again. */
    @ParameterizedTest
    @ValueSource(ints = {16, 10_000})
    void everyListenerThatJoinsWhileWritersRunEndsWithWhatIsThere(int queueSize) throws Exception {
        StoredLocationService service = new StoredLocationService(store, Clock.systemUTC(), queueSize);
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<Future<Void>> writing =
                List.of(writers.submit(() -> write(service, stop, 1)), writers.submit(() -> write(service, stop, 2)));
        List<RecordingListener> listeners = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            RecordingListener listener = new RecordingListener();
            listeners.add(listener);
            service.addListener(listener);
            await(() -> !listener.causes().isEmpty());
        }
        stop.set(true);
        for (Future<Void> done : writing) {
            done.get();
        }
        writers.shutdown();
        Map<String, Binding> stored = stored();
        for (RecordingListener listener : listeners) {
            await(() -> listener.bindings().equals(stored));
            assertThat(listener.faults()).isEmpty();
        }
        service.close();
    }

    private static Void write(StoredLocationService service, AtomicBoolean stop, long seed) {
        Random random = new Random(seed);
        for (long cseq = 1; !stop.get(); cseq++) {
            Aor aor = new Aor("sip:" + random.nextInt(AORS) + "@example.com");
            String uri = "sip:" + random.nextInt(3) + "@192.0.2.1";
            switch (random.nextInt(4)) {
                case 0 -> service.apply(removeAll(aor, "call" + seed + cseq, cseq));
                case 1 -> service.apply(update(aor, "call" + seed + cseq, cseq, contact(uri, 0)));
                default -> service.apply(update(aor, "call" + seed + cseq, cseq, contact(uri, 600)));
            }
        }
        return null;
    }

    private Map<String, Binding> stored() {
        try (Stream<Location> all = store.all()) {
            return all.flatMap(location -> location.bindings().stream())
                    .collect(Collectors.toMap(Binding::id, binding -> binding));
        }
    }

    /** Each request binds two contacts and removes those of an earlier one; half of them are refused. */
    @Test
    void readersNeverSeeHalfOfARegistration() throws Exception {
        StoredLocationService service = new StoredLocationService(store, Clock.systemUTC(), 100);
        AtomicLong applied = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<Callable<Void>> writers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int thread = t;
            writers.add(() -> {
                for (int i = 0; i < 2000; i++) {
                    String call = thread + "." + i;
                    Outcome outcome = service.apply(update(
                            ALICE,
                            i % 2 == 0 ? call : "shared",
                            i,
                            contact(pair("a", i), 60),
                            contact(pair("b", i), 60)));
                    (outcome instanceof Outcome.Applied ? applied : refused).incrementAndGet();
                    service.apply(update(ALICE, "x" + call, 1, contact(pair("b", i), 0), contact(pair("a", i), 0)));
                }
                return null;
            });
        }
        Future<Long> reader = threads.submit(() -> countHalves(service, stop));
        for (Future<Void> done : threads.invokeAll(writers)) {
            done.get();
        }
        stop.set(true);
        assertThat(reader.get()).isZero();
        assertThat(applied.get() + refused.get()).isEqualTo(8000);
        assertThat(applied.get()).isPositive();
        threads.shutdown();
        service.close();
    }

    private static String pair(String half, int i) {
        return "sip:" + half + i % 4 + "@192.0.2.1";
    }

    private static long countHalves(StoredLocationService service, AtomicBoolean stop) {
        long halves = 0;
        while (!stop.get()) {
            Map<String, Long> perPair = service.find(ALICE).bindings().stream()
                    .collect(Collectors.groupingBy(binding -> binding.contact().substring(5), Collectors.counting()));
            halves += perPair.values().stream().filter(count -> count != 2).count();
        }
        return halves;
    }
}
