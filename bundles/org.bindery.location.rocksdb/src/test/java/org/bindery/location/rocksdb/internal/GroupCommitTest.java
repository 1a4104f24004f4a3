package org.bindery.location.rocksdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bindery.location.Aor;
import org.bindery.location.spi.HeapLocationStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final int WRITERS = 32;
    private static final int CHANGES = 40;

    @TempDir
    Path temporary;

    @Test
    void writersThatWaitForTheDiskShareIt() throws Exception {
        Settings settings = new Settings(temporary.resolve("location"), Durability.POWER);
        RocksdbJournal journal = RocksdbJournal.open(settings, System::nanoTime);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            HeapLocationStore store = new HeapLocationStore(journal, List.of(), 0);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Aor aor = new Aor("sip:" + i + "@example.com");
                done.add(writers.submit(() -> {
                    start.await();
                    for (int change = 0; change < CHANGES; change++) {
                        store.compute(aor, Samples.bind(change));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : done) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(Syncs.in(journal)).isBetween(CHANGES - 1L, WRITERS * CHANGES / 2L);
        } finally {
            writers.shutdownNow();
            journal.close();
        }
    }
}
