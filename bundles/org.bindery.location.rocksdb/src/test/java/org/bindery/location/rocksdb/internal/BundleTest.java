package org.bindery.location.rocksdb.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.location.rocksdb.internal.Samples.ALICE;
import static org.bindery.location.rocksdb.internal.Samples.bind;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.felix.cm.impl.ConfigurationManager;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.impl.Activator;
import org.bindery.location.Location;
import org.bindery.location.Registrar;
import org.bindery.location.spi.LocationStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** The bundle in a framework: it comes by configuration, and may be stopped, updated and started while the rest runs. */
class BundleTest {
    private static final String FILTER = "(location.store=rocksdb)";
    /** Shared with the test, and what would need bundles that matter to nobody here. */
    private static final String SHARED = String.join(
            ",",
            "org.slf4j;version=1.7.36",
            "org.osgi.service.cm;version=1.6.1",
            "org.bindery.location;version=0.1.0",
            "org.bindery.location.spi;version=0.1.0");

    /** One class of every bundle that this one needs. */
    private static final List<Class<?>> OTHERS = List.of(
            Function.class,
            Promise.class,
            ServiceComponentRuntime.class,
            ConfigurationManager.class,
            Activator.class,
            LocationStore.class);

    @TempDir
    Path temporary;

    private Framework framework = new FrameworkFactory().newFramework(Map.of());
    private @Nullable Bundle bundle;
    private Path jar = Path.of("");

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        temporary.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED));
        framework.start();
        for (Class<?> type : OTHERS) {
            context().installBundle(jarOf(type).toUri().toString());
        }
        for (Bundle other : context().getBundles()) {
            other.start();
        }
        jar = jarOf(RocksdbLocationStore.class);
        bundle = context().installBundle(jar.toUri().toString());
        bundle.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private Bundle bundle() {
        return requireNonNull(bundle);
    }

    /** A class of a bundle is in its jar, or in the directory that the jar is made of. */
    private Path jarOf(Class<?> type) throws Exception {
        URI source = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(source);
        return Files.isDirectory(path) ? packed(path) : path;
    }

    private Path packed(Path classes) throws IOException {
        Path target = temporary.resolve(classes.getParent().getParent().getFileName() + ".jar");
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jarOut = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            jarOut.setLevel(Deflater.BEST_SPEED);
            for (Path file :
                    files.filter(Files::isRegularFile).sorted(manifestFirst()).toList()) {
                jarOut.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, jarOut);
                jarOut.closeEntry();
            }
        }
        return target;
    }

    private static Comparator<Path> manifestFirst() {
        return Comparator.comparing((Path file) -> !file.endsWith("META-INF/MANIFEST.MF"));
    }

    private void configure(String... namesAndValues) throws IOException {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        configuration().update(FrameworkUtil.asDictionary(properties));
    }

    private Configuration configuration() throws IOException {
        return configurationOf(Settings.PID);
    }

    private Configuration configurationOf(String pid) throws IOException {
        ServiceReference<ConfigurationAdmin> reference = context().getServiceReference(ConfigurationAdmin.class);
        return context().getService(reference).getConfiguration(pid, "?");
    }

    private LocationStore store() {
        await(() -> present().isPresent());
        return present().orElseThrow();
    }

    private Optional<LocationStore> present() {
        return references().stream()
                .flatMap(reference -> Stream.ofNullable(context().getService(reference)))
                .findAny();
    }

    private Collection<ServiceReference<LocationStore>> references() {
        try {
            return context().getServiceReferences(LocationStore.class, FILTER);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ownErrors(LogLines log) {
        return log.errors().stream()
                .filter(line -> line.contains(Settings.PID + ":"))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("10 s are over").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void thereIsNoStoreWithoutAConfigurationAndTheBestOneWithIt() throws Exception {
        assertThat(references()).isEmpty();
        configure("directory", temporary.resolve("location").toString());
        LocationStore durable = store();
        ServiceReference<LocationStore> best = context().getServiceReference(LocationStore.class);
        assertThat(context().getService(best)).isSameAs(durable);
        configuration().delete();
        await(() -> present().isEmpty());
    }

    @Test
    void aWrongValueIsToldOnceAndGivesNoStoreUntilItIsRight() throws Exception {
        configure("directory", temporary.resolve("location").toString());
        store();
        try (LogLines log = new LogLines()) {
            configure("directory", temporary.resolve("location").toString(), "durability", "fsync");
            await(() -> !ownErrors(log).isEmpty());
            bundle().stop();
            assertThat(ownErrors(log))
                    .singleElement()
                    .asString()
                    .endsWith("org.bindery.location.rocksdb: durability is 'fsync'; allowed: none, process, power");
        }
        bundle().start();
        assertThat(references()).isEmpty();
        configure("directory", temporary.resolve("location").toString(), "durability", "power");
        store();
    }

    @Test
    void bindingsStayWhileTheBundleIsStoppedUpdatedAndStarted() throws Exception {
        configure("directory", temporary.resolve("location").toString());
        Location bound = store().compute(ALICE, bind(1));
        bundle().stop();
        await(() -> present().isEmpty());
        bundle().start();
        assertThat(store().get(ALICE)).isEqualTo(bound);
        for (int i = 0; i < 5; i++) {
            Class<?> before = store().getClass();
            try (InputStream in = Files.newInputStream(jar)) {
                bundle().update(in);
            }
            assertThat(store().getClass()).isNotSameAs(before);
            assertThat(store().get(ALICE)).isEqualTo(bound);
            bound = store().compute(ALICE, bind(i + 2));
            System.gc();
        }
        assertThat(Arrays.stream(context().getBundles()).map(Bundle::getState)).containsOnly(Bundle.ACTIVE);
    }

    @Test
    void theLocationServiceWaitsForTheDurableStore() throws Exception {
        configurationOf("org.bindery.location").update(FrameworkUtil.asDictionary(Map.of("store.target", FILTER)));
        await(() -> registrar().isEmpty());
        configure("directory", temporary.resolve("location").toString(), "durability", "fsync");
        await(() -> present().isEmpty());
        assertThat(registrar()).as("a service that would forget").isEmpty();
        configure("directory", temporary.resolve("location").toString());
        store().compute(ALICE, bind(1));
        await(() -> registrar().isPresent());
        bundle().stop();
        await(() -> registrar().isEmpty());
        bundle().start();
        await(() -> registrar().isPresent());
        assertThat(store().get(ALICE).bindings()).hasSize(1);
    }

    private Optional<Registrar> registrar() {
        return Optional.ofNullable(context().getServiceReference(Registrar.class))
                .flatMap(reference -> Optional.ofNullable(context().getService(reference)));
    }
}
