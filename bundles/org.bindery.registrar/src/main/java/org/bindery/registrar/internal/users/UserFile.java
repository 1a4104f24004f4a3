package org.bindery.registrar.internal.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text file that only its owner may read, replaced as a whole. */
final class UserFile {
    private static final long MAX_BYTES = 256L << 20;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;

    /** Differs when the file does. */
    record Stamp(FileTime modified, long size, @Nullable Object key) {
        static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1, null);
    }

    UserFile(Path path) {
        this.path = path;
    }

    Stamp stamp() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (NoSuchFileException e) {
            return Stamp.MISSING;
        }
    }

    /** Its lines; none if there is no such file. */
    List<String> lines() throws IOException {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException(path + " is larger than " + MAX_BYTES + " bytes");
            }
            return new String(Files.readAllBytes(path), UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Tells whether others than its owner may read it. */
    boolean isOpenToOthers() throws IOException {
        return hasPermissions()
                && Files.exists(path)
                && Files.getPosixFilePermissions(path).stream()
                        .anyMatch(p -> p == PosixFilePermission.GROUP_READ || p == PosixFilePermission.OTHERS_READ);
    }

    /** Replaces it: whoever reads it meanwhile gets the old text or the new one. On disk when this returns. */
    void write(List<String> lines) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path directory = Files.createDirectories(target.resolveSibling("").toAbsolutePath());
        Path fresh = Files.createTempFile(directory, "." + target.getFileName(), null, ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return hasPermissions()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private boolean hasPermissions() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
