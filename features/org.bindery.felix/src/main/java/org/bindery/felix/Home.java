package org.bindery.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directories of one instance.
 *
 * @param install where the distribution was unpacked: {@code bin}, {@code lib}, {@code bundle}, and the {@code conf}
 *     that a new home starts from. Nothing is written there, unless it is the root too
 * @param root where this instance has its {@code conf}, {@code data} and {@code run}
 */
record Home(Path install, Path root) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The home that the system properties {@code bindery.install} and {@code bindery.home} name.
     *
     * @throws IOException if the distribution is not where it is said to be
     */
    static Home of(Properties system) throws IOException {
        String install = system.getProperty("bindery.install");
        if (install == null) {
            throw new IOException("the system property bindery.install is missing; use bin/bindery");
        }
        Path distribution = Path.of(install).toRealPath();
        String root = system.getProperty(Settings.HOME, "");
        return new Home(
                distribution,
                root.isBlank() ? distribution : Path.of(root).toAbsolutePath().normalize());
    }

    Path conf() {
        return root.resolve("conf");
    }

    Path config() {
        return conf().resolve("config.properties");
    }

    Path data() {
        return root.resolve("data");
    }

    Path cache() {
        return data().resolve("cache");
    }

    Path log() {
        return data().resolve("log");
    }

    /** Where the socket and the lock are: nobody but the owner gets in, as into {@link #data()}. */
    Path run() {
        return root.resolve("run");
    }

    Path lock() {
        return run().resolve("bindery.lock");
    }

    Path bundles() {
        return install.resolve("bundle");
    }

    /**
     * Makes the directories. On the first start, which is when there is no {@code conf/config.properties}, copies the
     * default configuration; what is there already stays as it is.
     */
    void prepare() throws IOException {
        Files.createDirectories(log());
        Files.createDirectories(run());
        Files.setPosixFilePermissions(data(), OWNER_ONLY);
        Files.setPosixFilePermissions(run(), OWNER_ONLY);
        if (Files.notExists(config())) {
            copyConfiguration();
        }
    }

    private void copyConfiguration() throws IOException {
        Path defaults = install.resolve("conf");
        if (!Files.isDirectory(defaults) || Files.isSameFile(install, root)) {
            throw new NoSuchFileException(config().toString());
        }
        Files.createDirectories(conf());
        for (Path file : files(defaults)) {
            Path copy = conf().resolve(file.getFileName().toString());
            if (Files.notExists(copy, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(file, copy);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            // The last one copied marks the home as complete.
            return files.filter(Files::isRegularFile)
                    .sorted((a, b) -> Boolean.compare(a.endsWith("config.properties"), b.endsWith("config.properties")))
                    .toList();
        }
    }
}
