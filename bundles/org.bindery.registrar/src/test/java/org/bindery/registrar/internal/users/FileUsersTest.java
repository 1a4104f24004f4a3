package org.bindery.registrar.internal.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.internal.digest.Hashes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUsersTest {
    private final List<FileUsers> opened = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("conf/users");
    }

    @AfterEach
    void close() {
        opened.forEach(FileUsers::deactivate);
    }

    private FileUsers open(Object... more) {
        Map<String, Object> properties = new HashMap<>(Map.of("file", file.toString()));
        for (int i = 0; i < more.length; i += 2) {
            properties.put((String) more[i], more[i + 1]);
        }
        FileUsers users = new FileUsers(properties);
        opened.add(users);
        return users;
    }

    private static boolean knows(FileUsers users, String username, String secret) {
        return users.ha1(username, "bindery", DigestAlgorithm.SHA_256)
                .equals(java.util.Optional.of(Hashes.hex(DigestAlgorithm.SHA_256, username + ":bindery:" + secret)));
    }

    @Test
    void withoutAFileThereAreNoUsers() {
        FileUsers users = open();
        assertThat(users.names()).isEmpty();
        assertThat(users.ha1("alice", "bindery", DigestAlgorithm.MD5)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void aUserIsAddedReplacedAndRemovedForGood() throws IOException {
        FileUsers users = open();
        users.put("bob", "one");
        users.put("alice", "two");
        users.put("bob", "three");
        assertThat(users.names()).containsExactly("alice", "bob");
        assertThat(knows(users, "bob", "three")).isTrue();
        assertThat(knows(open(), "bob", "three")).isTrue();
        assertThat(users.remove("bob")).isTrue();
        assertThat(users.remove("bob")).isFalse();
        assertThat(open().names()).containsExactly("alice");
    }

    @Test
    void theFileHoldsHashesAndOnlyItsOwnerMayReadIt() throws IOException {
        open("algorithms", "MD5,SHA-256,SHA-512-256").put("alice", "secret");
        assertThat(Files.readString(file)).doesNotContain("secret:").doesNotContain(":secret\n");
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .contains("alice:bindery:MD5:" + Hashes.hex(DigestAlgorithm.MD5, "alice:bindery:secret"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void remarksAndOtherRealmsStay() throws IOException {
        write("# mine", "alice:elsewhere:MD5:" + "0".repeat(32), "");
        FileUsers users = open();
        users.put("alice", "secret");
        users.remove("alice");
        assertThat(Files.readAllLines(file)).containsExactly("# mine", "alice:elsewhere:MD5:" + "0".repeat(32), "");
        assertThat(users.names()).isEmpty();
    }

    @Test
    void badLinesAreLeftOut() throws IOException {
        String good = UserTable.line("carol", "bindery", DigestAlgorithm.SHA_256, "x");
        write("alice", "alice:bindery:SHA-1:00", "alice:bindery:MD5:zz", ":bindery:MD5:" + "0".repeat(32), good);
        assertThat(open().names()).containsExactly("carol");
    }

    @Test
    void badLinesAreReportedByNumber() {
        List<Integer> reported = new ArrayList<>();
        String good = UserTable.line("carol", "bindery", DigestAlgorithm.SHA_256, "x");
        UserTable.of(List.of("# x", "bad", good, good, ""), (line, flaw) -> reported.add(line));
        assertThat(reported).containsExactly(2, 4);
    }

    @Test
    void hashesInUpperCaseAreTaken() throws IOException {
        write("alice:bindery:MD5:"
                + Hashes.hex(DigestAlgorithm.MD5, "alice:bindery:x").toUpperCase(java.util.Locale.ROOT));
        assertThat(open().ha1("alice", "bindery", DigestAlgorithm.MD5))
                .hasValue(Hashes.hex(DigestAlgorithm.MD5, "alice:bindery:x"));
    }

    @Test
    void aChangedFileIsReadAgainByItself() throws IOException {
        FileUsers users = open();
        write(UserTable.line("dave", "bindery", DigestAlgorithm.SHA_256, "x"));
        long limit = System.nanoTime() + 10_000_000_000L;
        while (users.names().isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(users.names()).containsExactly("dave");
    }

    @Test
    void whatCannotBeReadChangesNothing() throws IOException {
        FileUsers users = open();
        users.put("alice", "x");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(users.refresh()).isFalse();
        assertThat(users.names()).containsExactly("alice");
    }

    @Test
    void namesAndSecretsAreChecked() {
        FileUsers users = open();
        for (String name : List.of("", "a:b", "a\nb", " a", "#a", "a\"b", "x".repeat(65))) {
            assertThatThrownBy(() -> users.put(name, "secret")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String secret : List.of("", "a\nb", "x".repeat(129))) {
            assertThatThrownBy(() -> users.put("alice", secret)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(users.names()).isEmpty();
    }

    @Test
    void aCreatedUserHasTheSecretThatWasTold() throws IOException {
        FileUsers users = open();
        String secret = users.create("alice");
        assertThat(secret).matches("[a-z2-9]{24}");
        assertThat(knows(users, "alice", secret)).isTrue();
        assertThat(users.create("bob")).isNotEqualTo(secret);
    }

    @Test
    void theDemoUserIsMadeOnceAndPrintedOnce() throws IOException {
        String printed = printedBy(() -> open("demoUser", true));
        String secret = printed.replaceAll("(?s).*secret: (\\S+)\n.*", "$1");
        assertThat(printed)
                .contains("user:   demo\n")
                .contains("realm:  bindery\n")
                .contains("<sip:demo@127.0.0.1:5060>;auth_pass=" + secret + "\n");
        assertThat(knows(opened.get(0), "demo", secret)).isTrue();
        assertThat(printedBy(() -> open("demoUser", true))).isEmpty();
        assertThat(Files.readString(file)).doesNotContain(secret);
    }

    @Test
    void noDemoUserIsMadeWhereThereAreUsersOrUnasked() throws IOException {
        open().put("alice", "x");
        assertThat(printedBy(() -> open("demoUser", "true"))).isEmpty();
        assertThat(opened.get(1).names()).containsExactly("alice");
    }

    private static String printedBy(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> open("demoUser", "perhaps"))
                .hasMessage("org.bindery.registrar.users: demoUser = perhaps: must be true or false");
        assertThatThrownBy(() -> open("demoAddress", "here"))
                .hasMessage("org.bindery.registrar.users: demoAddress = here: must be host:port");
        assertThatThrownBy(() -> open("file", directory.toString()))
                .hasMessageStartingWith("org.bindery.registrar.users: file = ")
                .hasMessageEndingWith(": must be the path of a file");
        assertThatThrownBy(() -> open("realm", "")).hasMessageStartingWith("org.bindery.registrar: realm = ");
    }

    private void write(String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }
}
