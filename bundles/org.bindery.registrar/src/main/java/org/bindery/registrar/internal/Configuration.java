package org.bindery.registrar.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a component's configuration and refuses what is not allowed, naming PID, attribute, value and what is allowed.
 * Values may be of their type or, as .cfg files give them, strings; defaults are those of the metatype.
 */
public final class Configuration {
    private final String pid;
    private final Class<?> definition;
    private final Map<String, ?> properties;

    /**
     * Reads from the properties of a component.
     *
     * @param definition the annotation type that defines the attributes and their defaults
     */
    public Configuration(String pid, Class<?> definition, Map<String, ?> properties) {
        this.pid = pid;
        this.definition = definition;
        this.properties = properties;
    }

    /** A whole number. */
    public long number(String name, long min, long max, String unit) {
        Object value = value(name);
        try {
            long number = value instanceof Number n && n.doubleValue() == n.longValue()
                    ? n.longValue()
                    : Long.parseLong(value.toString().trim());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, value, wholeNumber(min, max, unit), e);
        }
        throw wrong(name, value, wholeNumber(min, max, unit), null);
    }

    private static String wholeNumber(long min, long max, String unit) {
        return "a whole number of " + unit + " from " + min + " to " + max;
    }

    /** True or false. */
    public boolean flag(String name) {
        String value = value(name).toString().trim();
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, value, "true or false", null);
        };
    }

    /** A text that passes a test. */
    public String text(String name, Predicate<String> allowed, String description) {
        Object value = value(name);
        if (value instanceof String text && allowed.test(text.trim())) {
            return text.trim();
        }
        throw wrong(name, value, description, null);
    }

    /** A list of texts that each pass a test: an array, a collection, or one text with commas. */
    public List<String> list(String name, Predicate<String> allowed, String description) {
        Object value = value(name);
        List<String> texts =
                texts(value).map(String::trim).filter(t -> !t.isEmpty()).toList();
        if (texts.stream().allMatch(allowed)) {
            return texts;
        }
        throw wrong(name, value, description, null);
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.stream(array).flatMap(Configuration::texts);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().flatMap(Configuration::texts);
        }
        return Arrays.stream(value.toString().split(","));
    }

    /** What to throw for a value that is not allowed. */
    public IllegalArgumentException wrong(String name, Object value, String allowed, @Nullable Throwable cause) {
        Object shown = value instanceof Object[] array ? Arrays.toString(array) : value;
        return new IllegalArgumentException(pid + ": " + name + " = " + shown + ": must be " + allowed, cause);
    }

    private Object value(String name) {
        Object value = properties.get(name);
        return value == null ? defaultOf(name) : value;
    }

    private Object defaultOf(String name) {
        try {
            return definition.getDeclaredMethod(name).getDefaultValue();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(definition + " does not define " + name, e);
        }
    }
}
