package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Flow;
import org.bindery.location.Origin;
import org.bindery.location.spi.LocationStore;

/** Measures the store: {@code mvn -q -Pbenchmark}. */
final class StoreBenchmark {
    private static final PrintStream OUT = System.out;

    private final int aors;
    private final Settings settings;

    private StoreBenchmark(int aors, Settings settings) {
        this.aors = aors;
        this.settings = settings;
    }

    /** Takes the number of AORs, the durability and a directory to make and delete. */
    public static void main(String[] arguments) throws Exception {
        Durability durability = Durability.of(arguments[1]);
        Path directory = Files.createTempDirectory(Path.of(arguments[2]), "store-benchmark");
        try {
            new StoreBenchmark(Integer.parseInt(arguments[0]), new Settings(directory, durability)).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws Exception {
        OUT.printf("%,d AORs, a binding each, durability %s%n", aors, settings.durability());
        RocksdbLocationStore store = new RocksdbLocationStore(settings);
        measure("new registrations", 1, aors, (i, random) -> bind(store, i, 1));
        measure("refreshes, 1 thread", 1, aors / 2, (i, random) -> bind(store, random.nextInt(aors), i + 2));
        measure("refreshes, 4 threads", 4, aors / 8, (i, random) -> bind(store, random.nextInt(aors), i + 2));
        long start = System.nanoTime();
        store.close();
        OUT.printf("stop: %.2f s, on the disk: %,d MB%n", seconds(start), sizeOnDisk() >> 20);
        reopen();
        reopen();
    }

    private void reopen() {
        long before = heap();
        long start = System.nanoTime();
        RocksdbLocationStore store = new RocksdbLocationStore(settings);
        double seconds = seconds(start);
        long bytes = heap() - before;
        OUT.printf(
                "start: %.2f s, %,d bytes of heap a binding%n",
                seconds, bytes / store.all().count());
        store.close();
    }

    private interface Operation {
        void run(int number, Random random);
    }

    private static void measure(String name, int threads, int times, Operation operation) throws InterruptedException {
        long[][] nanos = new long[threads][times];
        List<Thread> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            long[] own = nanos[t];
            Random random = new Random(t);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < times; i++) {
                    long begin = System.nanoTime();
                    operation.run(i, random);
                    own[i] = System.nanoTime() - begin;
                }
            });
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = seconds(start);
        long[] all = Arrays.stream(nanos).flatMapToLong(LongStream::of).sorted().toArray();
        OUT.printf(
                "%s: %,.0f/s, p50 %,d us, p99 %,d us, p99.9 %,d us, longest %,d us%n",
                name,
                all.length / seconds,
                all[all.length / 2] / 1000,
                all[(int) (all.length * 0.99)] / 1000,
                all[(int) (all.length * 0.999)] / 1000,
                all[all.length - 1] / 1000);
    }

    private static void bind(LocationStore store, int number, int cseq) {
        Aor aor = new Aor("sip:user" + number + "@example.com");
        store.compute(aor, before -> Samples.revision(List.of(binding(number, cseq))));
    }

    private static Binding binding(int number, int cseq) {
        String host = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        return new Binding(
                "f3a9c1d2-" + number,
                "sip:user" + number + "@" + host + ":5060;transport=udp",
                "",
                Map.of(),
                Samples.NOON.plusSeconds(3600),
                1.0,
                new Origin("843817637684230-" + number + "@" + host, cseq, "Acme Phone 5.1 (12.4.0)"),
                new Flow("", 0, List.of(), "sip:" + host + ":5060"),
                Samples.NOON);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / (double) Duration.ofSeconds(1).toNanos();
    }

    private long sizeOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(settings.directory())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(StoreBenchmark::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
