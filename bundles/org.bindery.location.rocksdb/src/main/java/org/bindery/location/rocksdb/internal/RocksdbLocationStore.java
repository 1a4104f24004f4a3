package org.bindery.location.rocksdb.internal;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.HeapLocationStore;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable store: answers from memory, writes every change into a RocksDB database before it is acknowledged, and
 * comes back with what is there. Immediate, so that a million bindings are read at the start and not by the first
 * phone, and so that a store that cannot open is no service.
 */
@Component(
        service = LocationStore.class,
        immediate = true,
        configurationPid = Settings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {"service.ranking:Integer=100", "location.store=rocksdb"})
@Designate(ocd = RocksdbLocationStore.Config.class)
public final class RocksdbLocationStore implements LocationStore {
    private static final Logger LOG = LoggerFactory.getLogger(RocksdbLocationStore.class);

    /** Where, and how safe. */
    @ObjectClassDefinition(
            name = "Bindery durable location store",
            description = "Keeps the bindings on the disk. There is no such store without this configuration.")
    public @interface Config {

        /** Where the database is; made if it is missing. */
        @AttributeDefinition(
                description =
                        "The directory of the database, best as an absolute path. It is made if it is missing. One"
                                + " process at a time may use it.")
        String directory();

        /** What an acknowledged change survives. */
        @AttributeDefinition(
                description = "What an acknowledged change survives: an orderly stop (none), the death of the process"
                        + " (process), or the loss of power (power), for which every change waits for the disk.",
                options = {
                    @Option(label = "an orderly stop", value = "none"),
                    @Option(label = "the death of the process", value = "process"),
                    @Option(label = "the loss of power", value = "power")
                })
        String durability() default "process";
    }

    private final RocksdbJournal journal;
    private final HeapLocationStore store;

    /** Opens the database and reads all of it. */
    @Activate
    public RocksdbLocationStore(Config config) {
        this(settings(config));
    }

    private static Settings settings(Config config) {
        try {
            return Settings.of(config.directory(), config.durability());
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            throw e;
        }
    }

    RocksdbLocationStore(Settings settings) {
        long start = System.nanoTime();
        try {
            journal = RocksdbJournal.open(settings, System::nanoTime);
            store = store(journal);
        } catch (IOException e) {
            String message = Settings.PID + ": directory is '" + settings.directory() + "': " + e.getMessage();
            LOG.error("{}", message);
            throw new IllegalStateException(message, e);
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        LOG.info(
                "{} is open with durability {}, {} AORs are back after {} ms",
                settings.directory(),
                settings.durability(),
                store.all().count(),
                milliseconds);
    }

    private static HeapLocationStore store(RocksdbJournal journal) throws IOException {
        try {
            RocksdbJournal.Contents contents = journal.read();
            return new HeapLocationStore(journal, contents.locations(), contents.lastVersion());
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    @Deactivate
    void deactivate() {
        journal.close();
    }

    @Override
    public Location get(Aor aor) {
        return store.get(aor);
    }

    @Override
    public Stream<Location> all() {
        return store.all();
    }

    @Override
    public Location compute(Aor aor, Function<Location, @Nullable Revision> change) {
        return store.compute(aor, change);
    }

    @Override
    public void setDelegate(@Nullable Consumer<Change> delegate) {
        store.setDelegate(delegate);
    }
}
