package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.bindery.location.spi.LocationStore;

/**
 * Writes until the disk takes no more, prints so, waits for a line that says that it does again, and writes on. Every
 * line that it prints is a word, a number of changes and a version.
 */
final class CrampedProcess {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();
    private static final int LARGE = 16_000;

    private final LocationStore store;
    private int changes;
    private Location last = new Location(Samples.ALICE, 0, List.of());

    private CrampedProcess(LocationStore store) {
        this.store = store;
    }

    /** Takes directory and durability. */
    public static void main(String[] arguments) throws IOException {
        RocksdbLocationStore store =
                new RocksdbLocationStore(new Settings(Path.of(arguments[0]), Durability.of(arguments[1])));
        new CrampedProcess(store).run();
        Runtime.getRuntime().halt(0);
    }

    private void run() throws IOException {
        writeUntilRefused();
        tell("refused");
        if (System.in.read() < 0) {
            throw new IOException("no answer");
        }
        writeUntilAccepted();
        tell("recovered");
    }

    private void tell(String word) {
        System.out.println(word + " " + changes + " " + last.version());
    }

    private void writeUntilRefused() {
        while (write()) {
            if (changes > 100_000) {
                throw new IllegalStateException("the disk is too large");
            }
        }
        for (int i = 0; i < 100; i++) {
            check(!write(), "a change was accepted by a store that is full");
        }
    }

    private void writeUntilAccepted() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!write()) {
            check(System.nanoTime() - end < 0, "the store does not recover");
            LockSupport.parkNanos(50_000_000);
        }
        for (int i = 0; i < 100; i++) {
            check(write(), "a change was refused by a store that has recovered");
        }
    }

    private boolean write() {
        Location before = store.get(Samples.ALICE);
        check(before.bindings().equals(last.bindings()), "memory holds what was not acknowledged");
        try {
            Binding large = large(changes + 1);
            last = store.compute(Samples.ALICE, any -> Samples.revision(List.of(large)));
            changes++;
            return true;
        } catch (LocationStoreException e) {
            check(store.get(Samples.ALICE).equals(before), "a refused change is seen");
            check(store.get(Samples.BOB).bindings().isEmpty(), "another AOR changed");
            return false;
        }
    }

    private static Binding large(long cseq) {
        Binding small = Samples.binding("b1", cseq);
        return new Binding(
                small.id(),
                "sip:" + "a".repeat(LARGE) + "@example.com",
                small.displayName(),
                small.parameters(),
                small.expires(),
                small.q(),
                small.origin(),
                small.flow(),
                small.registered());
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** The AOR that it writes. */
    static Aor aor() {
        return Samples.ALICE;
    }
}
