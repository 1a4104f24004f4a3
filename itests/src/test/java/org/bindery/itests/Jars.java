package org.bindery.itests;

import java.io.File;

/** Finds what the build laid out for the tests. Used outside the framework and, in native Felix, inside. */
public final class Jars {

    private Jars() {}

    /** The {@code file:} URL of a packaged bundle, by its artifact's name without version. */
    public static String bundle(String artifact) {
        return file(required("itests.bundles"), artifact + ".jar");
    }

    /** The {@code file:} URL of something laid out for Karaf: its archive, the features, the repository of bundles. */
    static String karaf(String name) {
        return file(required("itests.karaf"), name);
    }

    /** Where Karaf's things are. */
    static File karafDirectory() {
        return new File(required("itests.karaf"));
    }

    private static String file(String directory, String name) {
        File file = new File(directory, name);
        if (!file.exists()) {
            throw new IllegalStateException(file + " is missing: run the tests with mvn verify");
        }
        return file.toURI().toString();
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "The system property " + property + " is not set: run the tests with mvn verify");
        }
        return value;
    }
}
