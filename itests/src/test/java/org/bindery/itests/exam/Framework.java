package org.bindery.itests.exam;

import org.ops4j.pax.exam.Option;

/** An OSGi framework to run tests in. */
public interface Framework {

    /** What Pax Exam is to start, install and set; without the bundles of Jupiter and the probe. */
    Option[] options();

    /** Whether it is Karaf, in a JVM of its own, rather than a framework in this JVM. */
    default boolean isKaraf() {
        return false;
    }
}
