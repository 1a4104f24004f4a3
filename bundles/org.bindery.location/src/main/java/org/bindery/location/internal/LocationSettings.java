package org.bindery.location.internal;

import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration, checked. It is read from the component's properties, because a value of a wrong type fails in the
 * annotation without a word on which one it was.
 */
record LocationSettings(String domain, int listenerQueueSize) {
    private static final Logger LOG = LoggerFactory.getLogger(LocationSettings.class);
    private static final int MAX_DOMAIN_LENGTH = 64;

    /**
     * Reads the properties.
     *
     * @throws IllegalArgumentException if a value is wrong, after it was logged
     */
    static LocationSettings of(Map<String, Object> properties) {
        return new LocationSettings(
                domain(properties.getOrDefault("location.domain", "location")),
                queueSize(properties.getOrDefault("listenerQueueSize", LocationConfig.DEFAULT_QUEUE_SIZE)));
    }

    private static String domain(Object value) {
        String domain = Objects.toString(value);
        boolean right = !domain.isEmpty()
                && domain.length() <= MAX_DOMAIN_LENGTH
                && domain.chars().allMatch(LocationSettings::isDomainCharacter);
        if (!right) {
            throw refused("location.domain", value, "1 to 64 letters, digits, '.', '-' or '_'");
        }
        return domain;
    }

    private static boolean isDomainCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
    }

    private static int queueSize(Object value) {
        try {
            int size = Integer.parseInt(value.toString().trim());
            if (size >= LocationConfig.MIN_QUEUE_SIZE && size <= LocationConfig.MAX_QUEUE_SIZE) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw refused("listenerQueueSize", value, "a whole number from 16 to 1000000");
        }
        throw refused("listenerQueueSize", value, "a whole number from 16 to 1000000");
    }

    private static IllegalArgumentException refused(String attribute, Object value, String allowed) {
        String message = LocationConfig.PID + ": " + attribute + " is '" + value + "'; allowed: " + allowed;
        LOG.error(message);
        return new IllegalArgumentException(message);
    }
}
