package org.bindery.sip.restcomm.internal;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads configuration attributes of whatever type they come in, and refuses a wrong one in one sentence. */
final class Attributes {

    private final String pid;
    private final Class<?> definition;
    private final Map<String, ?> values;

    /**
     * @param definition the object class definition: its methods name the attributes and have the defaults
     */
    Attributes(String pid, Class<?> definition, Map<String, ?> values) {
        this.pid = pid;
        this.definition = definition;
        this.values = values;
    }

    int integer(String name, int min, int max) {
        String text = text(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refusal(name, text, "a whole number from " + min + " to " + max, e);
        }
        throw refusal(name, text, "a whole number from " + min + " to " + max, null);
    }

    boolean flag(String name) {
        String text = text(name);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(name, text, "true or false", null);
        };
    }

    String text(String name) {
        return String.valueOf(value(name)).strip();
    }

    /** A list, or one string with commas between the elements, as .cfg files have it. */
    List<String> list(String name) {
        List<String> elements = new ArrayList<>();
        Object value = value(name);
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> elements.add(String.valueOf(element)));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(String.valueOf(Array.get(value, i)));
            }
        } else {
            elements.add(value.toString());
        }
        return elements.stream()
                .flatMap(element -> List.of(element.split(",")).stream())
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    IllegalArgumentException refusal(String name, String value, String allowed, @Nullable Throwable cause) {
        return new IllegalArgumentException(pid + ": " + name + "=" + value + " is not " + allowed, cause);
    }

    private Object value(String name) {
        Object value = values.get(name);
        return value != null ? value : defaultValue(name);
    }

    private Object defaultValue(String name) {
        try {
            return definition.getMethod(name).getDefaultValue();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("No attribute " + name + " in " + definition, e);
        }
    }
}
