package org.bindery.location.rocksdb.internal;

import java.util.Map;
import org.bindery.location.spi.LocationStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
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
 * Opens the configured store and offers it as a service while it is open. It registers the service itself: Declarative
 * Services would do so before the store is open, and open it once more for everyone who asks if it cannot be opened.
 */
@Component(
        service = {},
        configurationPid = Settings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RocksdbComponent.Config.class)
public final class RocksdbComponent {
    private static final Logger LOG = LoggerFactory.getLogger(RocksdbComponent.class);
    private static final Map<String, Object> PROPERTIES =
            Map.of(Constants.SERVICE_RANKING, 100, "location.store", "rocksdb");

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

    private final RocksdbLocationStore store;
    private final ServiceRegistration<LocationStore> registration;

    /**
     * Opens the store.
     *
     * @throws RuntimeException if the configuration is wrong or the store cannot be opened, after that was logged
     */
    @Activate
    public RocksdbComponent(BundleContext context, Config config) {
        store = new RocksdbLocationStore(settings(config));
        registration = context.registerService(LocationStore.class, store, FrameworkUtil.asDictionary(PROPERTIES));
    }

    private static Settings settings(Config config) {
        try {
            return Settings.of(config.directory(), config.durability());
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            throw e;
        }
    }

    /** Takes the service back, then closes the store. */
    @Deactivate
    public void close() {
        registration.unregister();
        store.close();
    }
}
