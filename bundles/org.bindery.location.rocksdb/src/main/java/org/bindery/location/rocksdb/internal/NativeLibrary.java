package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads the engine's native library once for each class loader, which is once for each update of the bundle. Every class
 * loader needs a file of its own, of a name of its own: the virtual machine gives a path to one class loader only. The
 * file is not needed once it is loaded.
 */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Makes the engine usable.
     *
     * @throws IOException if there is no library for this platform, or it cannot be loaded
     */
    static synchronized void load(StoreDirectory directory) throws IOException {
        if (loaded) {
            return;
        }
        Path path = directory.newNativeDirectory();
        try {
            // The engine appends "jni" to the name a second time when it is given directories.
            copy(path.resolve(Environment.getJniLibraryFileName("rocksdbjni")));
            RocksDB.loadLibrary(List.of(path.toString()));
            loaded = true;
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("the native library of RocksDB cannot be loaded: " + e.getMessage(), e);
        } finally {
            directory.deleteNativeDirectories();
        }
    }

    private static void copy(Path to) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream in = NativeLibrary.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException("no native library of RocksDB for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " is included: " + name
                        + " is missing; build with rocksdb.platforms set");
            }
            Files.copy(in, to);
        }
    }
}
