package org.apache.log4j;

/** Configures nothing: where log lines go is up to SLF4J. */
public final class BasicConfigurator {

    private BasicConfigurator() {}

    /** Does nothing. */
    public static void configure() {}
}
