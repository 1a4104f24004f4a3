package org.bindery.itests;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.util.stream.Stream;
import org.bindery.itests.exam.Framework;
import org.ops4j.pax.exam.Option;

/** Felix in this JVM with the bundles of the house installed; {@link House} configures them and then starts them. */
public final class NativeFelix implements Framework {

    @Override
    public Option[] options() {
        return new Option[] {
            cleanCaches(true),
            systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"),
            frameworkProperty("felix.log.level").value("1"),
            bundles(
                    true,
                    "org.osgi.util.function",
                    "org.osgi.util.promise",
                    "org.osgi.service.component",
                    "org.apache.felix.configadmin",
                    "org.apache.felix.scr"),
            bundles(
                    false,
                    "org.bindery.location",
                    "org.bindery.sip.restcomm",
                    "org.bindery.sip.whiteboard",
                    "org.bindery.registrar")
        };
    }

    private static Option bundles(boolean start, String... names) {
        return composite(Stream.of(names)
                .map(name -> bundle(Jars.bundle(name)).start(start))
                .toArray(Option[]::new));
    }
}
