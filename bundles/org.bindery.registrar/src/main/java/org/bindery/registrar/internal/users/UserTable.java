package org.bindery.registrar.internal.users;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.internal.digest.Hashes;

/** The users in a text of lines {@code username:realm:algorithm:H(username:realm:secret)}. Immutable. */
final class UserTable {
    static final UserTable EMPTY = new UserTable(Map.of());

    private final Map<Key, String> hashes;

    private record Key(String username, String realm, DigestAlgorithm algorithm) {}

    private record Entry(Key key, String hash) {}

    /** Hears of a line that is ignored. */
    @FunctionalInterface
    interface Complaints {
        void complain(int lineNumber, String flaw);
    }

    private UserTable(Map<Key, String> hashes) {
        this.hashes = hashes;
    }

    /** Reads lines; empty ones and those that begin with {@code #} say nothing. */
    static UserTable of(List<String> lines, Complaints complaints) {
        Map<Key, String> hashes = new HashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (isRemark(line)) {
                continue;
            }
            Optional<Entry> entry = entry(line);
            if (entry.isEmpty()) {
                complaints.complain(number, "is not username:realm:algorithm:hash");
            } else if (hashes.putIfAbsent(entry.get().key(), entry.get().hash()) != null) {
                complaints.complain(number, "repeats user, realm and algorithm of an earlier line");
            }
        }
        return new UserTable(hashes);
    }

    /** The lines that are not of this user in this realm. */
    static List<String> without(List<String> lines, String username, String realm) {
        Predicate<Entry> same = entry ->
                entry.key().username().equals(username) && entry.key().realm().equals(realm);
        return lines.stream()
                .filter(line -> isRemark(line) || entry(line).filter(same).isEmpty())
                .toList();
    }

    static String line(String username, String realm, DigestAlgorithm algorithm, String secret) {
        String hash = Hashes.hex(algorithm, username + ':' + realm + ':' + secret);
        return username + ':' + realm + ':' + algorithm.token() + ':' + hash;
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    Optional<String> hash(String username, String realm, DigestAlgorithm algorithm) {
        return Optional.ofNullable(hashes.get(new Key(username, realm, algorithm)));
    }

    SortedSet<String> names(String realm) {
        SortedSet<String> names = new TreeSet<>();
        hashes.keySet().stream().filter(key -> key.realm().equals(realm)).forEach(key -> names.add(key.username()));
        return names;
    }

    private static boolean isRemark(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static Optional<Entry> entry(String line) {
        String[] parts = line.strip().split(":", -1);
        if (parts.length != 4 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        return DigestAlgorithm.of(parts[2])
                .filter(algorithm -> Hashes.isHex(algorithm, parts[3]))
                .map(algorithm -> new Entry(new Key(parts[0], parts[1], algorithm), parts[3].toLowerCase(Locale.ROOT)));
    }
}
