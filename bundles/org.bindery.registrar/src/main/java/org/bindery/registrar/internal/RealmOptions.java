package org.bindery.registrar.internal;

import java.util.List;
import org.bindery.registrar.DigestAlgorithm;

/**
 * The realm of PID {@code org.bindery.registrar}, which its users share.
 *
 * @param realm printable ASCII without quote, backslash and colon
 * @param algorithms in order of preference, at least one
 */
public record RealmOptions(String realm, List<DigestAlgorithm> algorithms) {
    private static final String ALGORITHMS = "a list of SHA-256, SHA-512-256 and MD5, at least one";

    public RealmOptions {
        algorithms = List.copyOf(algorithms);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they are not allowed
     */
    public static RealmOptions read(Configuration configuration) {
        String realm = configuration.text(
                "realm",
                text -> !text.isEmpty() && text.length() <= 128 && text.chars().allMatch(RealmOptions::isAllowed),
                "1 to 128 printable ASCII characters without quote, backslash and colon");
        return new RealmOptions(realm, algorithms(configuration));
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != ':';
    }

    private static List<DigestAlgorithm> algorithms(Configuration configuration) {
        List<String> names = configuration.list(
                "algorithms", name -> DigestAlgorithm.of(name).isPresent(), ALGORITHMS);
        if (names.isEmpty()) {
            throw configuration.wrong("algorithms", names, ALGORITHMS, null);
        }
        return names.stream()
                .flatMap(name -> DigestAlgorithm.of(name).stream())
                .distinct()
                .toList();
    }
}
