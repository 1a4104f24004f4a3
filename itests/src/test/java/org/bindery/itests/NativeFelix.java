package org.bindery.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.util.stream.Stream;
import org.bindery.itests.exam.Framework;
import org.ops4j.pax.exam.Option;

/** Felix in this JVM with what the house stands on; {@link House} installs the house itself. */
public final class NativeFelix implements Framework {

    @Override
    public Option[] options() {
        return new Option[] {
            cleanCaches(true),
            systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"),
            frameworkProperty("felix.log.level").value("1"),
            bundles(
                    "org.osgi.util.function",
                    "org.osgi.util.promise",
                    "org.osgi.service.component",
                    "org.apache.felix.configadmin",
                    "org.apache.felix.scr")
        };
    }

    private static Option bundles(String... names) {
        return composite(Stream.of(names).map(name -> bundle(Jars.bundle(name))).toArray(Option[]::new));
    }
}
