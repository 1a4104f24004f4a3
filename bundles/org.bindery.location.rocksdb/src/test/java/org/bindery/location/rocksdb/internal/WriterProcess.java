package org.bindery.location.rocksdb.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.spi.LocationStore;

/**
 * Writes until it is killed, and prints each change that the store acknowledged: AOR, number of the change, version. The
 * changes of one AOR are numbered by one thread; see {@link #removes}.
 */
final class WriterProcess {
    static final int THREADS = 4;
    private static final int AORS = 100;

    private WriterProcess() {}

    /** Tells whether the change with this number removes the binding; else it leaves one with the number as CSeq. */
    static boolean removes(int change) {
        return change % 5 == 0;
    }

    /** Takes directory, durability and the number of the first change. */
    public static void main(String[] arguments) {
        RocksdbLocationStore store =
                new RocksdbLocationStore(new Settings(Path.of(arguments[0]), Durability.of(arguments[1])));
        int first = Integer.parseInt(arguments[2]);
        for (int i = 0; i < THREADS; i++) {
            String name = "sip:t" + i + "-";
            new Thread(() -> write(store, name, first)).start();
        }
    }

    private static void write(LocationStore store, String name, int first) {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int change = first; ; change++) {
                for (int i = 0; i < AORS; i++) {
                    Aor aor = new Aor(name + i + "@example.com");
                    Location stored = store.compute(aor, removes(change) ? Samples.unbind() : Samples.bind(change));
                    String line = aor + " " + change + " " + stored.version() + "\n";
                    out.write(line.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            System.exit(1);
        }
    }
}
