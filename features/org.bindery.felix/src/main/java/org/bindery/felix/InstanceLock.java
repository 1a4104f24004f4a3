package org.bindery.felix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One home, one instance: a lock that the operating system takes back when the process ends in whatever way. The file
 * holds the process id of the one that has it and, once it is up, the word {@code ready}.
 */
final class InstanceLock implements AutoCloseable {

    private static final String READY = "ready";

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock and writes this process's id into it; empty if another process has it. */
    static Optional<InstanceLock> tryAcquire(Home home) throws IOException {
        FileChannel channel = FileChannel.open(
                home.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            InstanceLock lock = new InstanceLock(channel);
            channel.truncate(0);
            lock.append(Long.toString(ProcessHandle.current().pid()));
            return Optional.of(lock);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Says that the instance is up. */
    void markReady() throws IOException {
        append(READY);
    }

    private void append(String word) throws IOException {
        channel.write(ByteBuffer.wrap((word + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    /** Tells whether the process has the home and is up. */
    static boolean ready(Home home, long pid) throws IOException {
        return Files.exists(home.lock()) && words(home.lock()).equals(List.of(Long.toString(pid), READY));
    }

    /** The process that has the home; empty if none has. */
    static Optional<ProcessHandle> holder(Home home) throws IOException {
        Path file = home.lock();
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (lock(channel) != null) {
                return Optional.empty();
            }
        }
        return pid(file).flatMap(ProcessHandle::of);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Optional<Long> pid(Path file) throws IOException {
        try {
            return words(file).stream().findFirst().map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
