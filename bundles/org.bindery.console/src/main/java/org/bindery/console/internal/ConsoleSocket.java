package org.bindery.console.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A Unix domain socket that only its owner can open: mode 0600, in a directory of mode 0700. */
final class ConsoleSocket implements Closeable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final int BACKLOG = 16;

    private final Path path;
    private final ServerSocketChannel channel;

    private ConsoleSocket(Path path, ServerSocketChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Listens. A socket that a dead process left is replaced.
     *
     * @throws IOException if that cannot be, with a message that names the path and the reason
     */
    static ConsoleSocket listen(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        prepare(directory == null ? path : directory);
        removeStale(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            Files.setPosixFilePermissions(path, OWNER_ONLY);
            return new ConsoleSocket(path, channel);
        } catch (SocketException e) {
            channel.close();
            throw new IOException(
                    path + ": " + e.getMessage() + " (" + path.toString().length() + " characters)", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void prepare(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (!DIRECTORY.containsAll(permissions)) {
            throw new IOException(directory + " lets others in (" + PosixFilePermissions.toString(permissions)
                    + "); its mode must be 0700");
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " is in the way: it is no socket");
        }
        if (answers(path)) {
            throw new IOException(path + " belongs to another instance that runs");
        }
        Files.delete(path);
    }

    private static boolean answers(Path path) {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    SocketChannel accept() throws IOException {
        return channel.accept();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
