package org.bindery.itests.load;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What a run is to do, from system properties that start with {@code load.}.
 *
 * @param users distinct AORs
 * @param rounds how often each phase is repeated
 * @param window outstanding requests of the closed loop
 * @param warmUp requests before anything is measured
 * @param millions REGISTERs of a soak, in millions
 * @param rate requests a second of a sustained run
 * @param seconds length of a sustained run
 * @param rest seconds without load before the heap is measured
 * @param store which store keeps the bindings: memory or rocksdb
 * @param jvm options of the server's Java
 */
record Settings(
        int users,
        int rounds,
        int window,
        int warmUp,
        double millions,
        int rate,
        int seconds,
        int rest,
        String store,
        String jvm) {

    static Settings fromProperties() {
        return new Settings(
                Integer.getInteger("load.users", 20_000),
                Integer.getInteger("load.rounds", 5),
                Integer.getInteger("load.window", 16),
                Integer.getInteger("load.warmup", 40_000),
                Double.parseDouble(System.getProperty("load.millions", "1")),
                Integer.getInteger("load.rate", 2_500),
                Integer.getInteger("load.seconds", 60),
                Integer.getInteger("load.rest", 60),
                System.getProperty("load.store", "memory"),
                System.getProperty("load.jvm", "-Xms4g -Xmx4g"));
    }

    /** The directory of sources for the load run. */
    static Path sources() {
        return Path.of(property("load.sources"));
    }

    /** Where to put what is made. */
    static Path work() {
        return Path.of(property("load.work"));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
