package org.bindery.location.rocksdb.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checked configuration. */
record Settings(Path directory, Durability durability) {
    static final String PID = "org.bindery.location.rocksdb";

    /**
     * Checks the values of the configuration; null stands for a missing one.
     *
     * @throws IllegalArgumentException if one is wrong; the message names PID, attribute, value and what is allowed
     */
    static Settings of(@Nullable String directory, @Nullable String durability) {
        return new Settings(directory(directory), durability(durability));
    }

    private static Path directory(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong("directory", value, "the path of a directory");
        }
        try {
            return Path.of(value.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong("directory", value, "the path of a directory");
        }
    }

    private static Durability durability(@Nullable String value) {
        try {
            return Durability.of(value == null ? "" : value.strip());
        } catch (IllegalArgumentException e) {
            throw wrong("durability", value, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException wrong(String attribute, @Nullable String value, String allowed) {
        String shown = value == null ? "" : value;
        return new IllegalArgumentException(PID + ": " + attribute + " is '" + shown + "'; allowed: " + allowed);
    }
}
