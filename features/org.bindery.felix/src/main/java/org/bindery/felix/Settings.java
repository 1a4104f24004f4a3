package org.bindery.felix;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The framework's properties: {@code conf/config.properties}, in which a system property of the same name wins. */
final class Settings {

    /** The home's absolute path. */
    static final String HOME = "bindery.home";
    /** The path of the socket that the shell listens on. */
    static final String SOCKET = "bindery.socket";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]+)}");

    private final Map<String, String> raw = new HashMap<>();
    private final Properties system;

    private Settings(Properties system) {
        this.system = system;
    }

    /**
     * Reads a home's properties. {@code ${name}} stands for another property of the file or a system property.
     *
     * @throws IOException if the file cannot be read, or a reference leads nowhere or to itself
     */
    static Map<String, String> of(Home home, Properties system) throws IOException {
        Settings settings = new Settings(system);
        settings.raw.put(SOCKET, home.run().resolve("console.sock").toString());
        settings.read(home.config());
        settings.raw.put(HOME, home.root().toString());
        return settings.resolved(home.config());
    }

    private void read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        properties.stringPropertyNames().forEach(name -> raw.put(name, properties.getProperty(name)));
    }

    private Map<String, String> resolved(Path file) throws IOException {
        Map<String, String> resolved = new HashMap<>();
        for (String name : raw.keySet()) {
            try {
                resolved.put(name, value(name, new ArrayDeque<>()));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": " + name + ": " + e.getMessage(), e);
            }
        }
        return resolved;
    }

    private String value(String name, Deque<String> open) {
        String value = system.getProperty(name, raw.get(name));
        if (value == null) {
            throw new IllegalArgumentException("${" + name + "} is not known");
        }
        if (open.contains(name)) {
            throw new IllegalArgumentException("${" + name + "} refers to itself");
        }
        open.push(name);
        Matcher references = REFERENCE.matcher(value);
        String resolved = references.replaceAll(m -> Matcher.quoteReplacement(value(m.group(1), open)));
        open.pop();
        return resolved.strip();
    }
}
