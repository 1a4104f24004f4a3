package org.apache.log4j;

/** How urgent a log line is, as log4j 1.2 names it. */
public final class Priority {

    /** The one priority that the container asks about. */
    public static final Priority WARN = new Priority();

    private Priority() {}
}
