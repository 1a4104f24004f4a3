package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one store, held by one process at a time: {@code lock}, {@code format} with the number of the format,
 * and {@code db} with the files of the engine. The format is checked before anything is written.
 */
final class StoreDirectory implements AutoCloseable {
    /** What this version writes. It reads every format from 1 on. */
    static final int FORMAT = 1;

    private static final int LONGEST_FORMAT = 64;
    private static final String NATIVE = "native-";

    private final Path directory;
    private final FileChannel channel;

    private StoreDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the directory, and makes it if there is none.
     *
     * @throws IOException if it is in use, holds something else or a newer format, or cannot be written; the message is
     *     one line for an operator
     */
    static StoreDirectory open(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory");
        }
        try {
            Files.createDirectories(directory);
            FileChannel channel = lock(directory);
            try {
                StoreDirectory store = new StoreDirectory(directory, channel);
                store.checkFormat();
                return store;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw new IOException(directory + " cannot be used: " + reason(e), e);
        }
    }

    private static String reason(FileSystemException e) {
        String reason = e instanceof AccessDeniedException ? "access denied" : e.getReason();
        return e.getFile() + (reason == null ? " " + e.getClass().getSimpleName() : " " + reason);
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new IOException(directory + " is in use by another store");
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void checkFormat() throws IOException {
        if (Files.exists(formatFile())) {
            checkFormat(readFormat());
        } else if (Files.exists(database())) {
            throw new IOException(directory + " holds a database of which the file 'format' is missing");
        } else {
            writeFormat();
        }
    }

    private void checkFormat(String format) throws IOException {
        if (!format.matches("[1-9][0-9]{0,8}")) {
            throw new IOException(formatFile() + " does not hold the number of a format");
        }
        if (Integer.parseInt(format) > FORMAT) {
            throw new IOException(directory + " was written in format " + format
                    + " by a newer version; this one knows formats up to " + FORMAT + " and leaves it untouched");
        }
    }

    private String readFormat() throws IOException {
        if (Files.size(formatFile()) > LONGEST_FORMAT) {
            return "";
        }
        return new String(Files.readAllBytes(formatFile()), StandardCharsets.ISO_8859_1).strip();
    }

    /** It is there as a whole or not at all, and before the database is. */
    private void writeFormat() throws IOException {
        Path draft = directory.resolve("format.new");
        Files.writeString(draft, FORMAT + "\n");
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, formatFile());
        force(directory, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel file = FileChannel.open(path, access)) {
            file.force(true);
        }
    }

    private Path formatFile() {
        return directory.resolve("format");
    }

    /** Where the files of the engine are; there is none before the first start. */
    Path database() {
        return directory.resolve("db");
    }

    /** A directory for the native library of a name that was never used. What a killed process left there is gone. */
    Path newNativeDirectory() throws IOException {
        deleteNativeDirectories();
        return Files.createTempDirectory(directory, NATIVE);
    }

    void deleteNativeDirectories() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, NATIVE + "*")) {
            for (Path path : found) {
                delete(path);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
