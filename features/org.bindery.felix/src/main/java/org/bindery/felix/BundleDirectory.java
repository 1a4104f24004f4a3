package org.bindery.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles of the distribution: a jar in {@code bundle/N} gets start level N. */
final class BundleDirectory {

    static final int HIGHEST_LEVEL = 99;

    private final Path directory;

    BundleDirectory(Path directory) {
        this.directory = directory;
    }

    /** Installs every bundle and marks it to be started when the framework reaches its level. */
    void install(BundleContext context) throws IOException, BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path level : list(directory)) {
            int startLevel = startLevel(level);
            for (Path jar : list(level)) {
                if (jar.toString().endsWith(".jar")) {
                    bundles.add(install(context, jar, startLevel));
                }
            }
        }
        for (Bundle bundle : bundles) {
            markStarted(bundle);
        }
    }

    private static Bundle install(BundleContext context, Path jar, int startLevel) throws BundleException {
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
        return bundle;
    }

    private static void markStarted(Bundle bundle) throws BundleException {
        boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        if (!fragment) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private static int startLevel(Path level) throws IOException {
        try {
            int number = Integer.parseInt(level.getFileName().toString());
            if (number >= 1 && number <= HIGHEST_LEVEL) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notALevel(level, e);
        }
        throw notALevel(level, null);
    }

    private static IOException notALevel(Path level, @Nullable Throwable cause) {
        return new IOException(
                level + ": a directory of bundles is named by its start level, 1 to " + HIGHEST_LEVEL, cause);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}
