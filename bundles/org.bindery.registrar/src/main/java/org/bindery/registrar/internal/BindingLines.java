package org.bindery.registrar.internal;

import java.time.Instant;
import java.util.List;
import org.bindery.location.Binding;
import org.bindery.location.Location;
import org.bindery.registrar.Header;

/** Writes bindings as Contact headers (RFC 3261 section 10.3, step 8). */
final class BindingLines {

    private BindingLines() {}

    /** One for each binding that has not expired, in their order. */
    static void write(Location location, Instant now, List<Header> headers) {
        for (Binding binding : location.bindings()) {
            if (!binding.expired(now)) {
                headers.add(new Header("Contact", line(binding, now)));
            }
        }
    }

    private static String line(Binding binding, Instant now) {
        StringBuilder line = new StringBuilder(160);
        if (!binding.displayName().isEmpty()) {
            quote(line, binding.displayName()).append(' ');
        }
        line.append('<').append(binding.contact()).append('>');
        binding.parameters().forEach((name, value) -> {
            line.append(';').append(name);
            if (!value.isEmpty()) {
                line.append('=').append(value);
            }
        });
        if (binding.q() != Preference.DEFAULT) {
            line.append(";q=").append(Preference.write(binding.q()));
        }
        return line.append(";expires=")
                .append(binding.remaining(now).toSeconds())
                .toString();
    }

    private static StringBuilder quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\');
            }
            line.append(c);
        }
        return line.append('"');
    }
}
