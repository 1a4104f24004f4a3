package org.bindery.location.rocksdb.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bindery.location.rocksdb.internal.Samples.ALICE;
import static org.bindery.location.rocksdb.internal.Samples.BOB;
import static org.bindery.location.rocksdb.internal.Samples.bind;
import static org.bindery.location.rocksdb.internal.Samples.unbind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.bindery.location.LocationStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.RocksDBException;

class RocksdbLocationStoreTest {

    @TempDir
    Path temporary;

    private Path directory = Path.of("");

    @BeforeEach
    void directory() {
        directory = temporary.resolve("location");
    }

    private RocksdbLocationStore open(Durability durability) {
        return new RocksdbLocationStore(new Settings(directory, durability));
    }

    private void with(Durability durability, Consumer<RocksdbLocationStore> use) {
        RocksdbLocationStore store = open(durability);
        try {
            use.accept(store);
        } finally {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void everyLocationIsBackAfterAnOrderlyStop(Durability durability) {
        List<Location> written = new ArrayList<>();
        with(durability, store -> {
            written.add(store.compute(ALICE, bind(1)));
            written.add(store.compute(BOB, bind(2)));
        });
        with(durability, store -> assertThat(store.all()).containsExactlyInAnyOrderElementsOf(written));
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void theDurabilityMayChangeBetweenTwoStarts(Durability next) {
        with(Durability.PROCESS, store -> store.compute(ALICE, bind(1)));
        with(next, store -> assertThat(store.get(ALICE).bindings()).hasSize(1));
    }

    @Test
    void anAorWithoutBindingsIsForgotten() {
        with(Durability.PROCESS, store -> {
            store.compute(ALICE, bind(1));
            store.compute(ALICE, unbind());
        });
        with(Durability.PROCESS, store -> {
            assertThat(store.all()).isEmpty();
            assertThat(store.get(ALICE).bindings()).isEmpty();
        });
    }

    @Test
    void versionsDoNotGoBackWhenTheHighestWasThatOfAForgottenAor() {
        List<Long> versions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            with(Durability.PROCESS, store -> {
                versions.add(store.compute(ALICE, bind(1)).version());
                versions.add(store.compute(ALICE, unbind()).version());
            });
        }
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void versionsGoOnPastTheEndOfAReservedBlock() throws RocksDBException, IOException {
        Settings settings = new Settings(directory, Durability.PROCESS);
        long past = 3 * VersionReservation.BLOCK;
        RocksdbJournal journal = RocksdbJournal.open(settings, System::nanoTime);
        Location bound = new Location(ALICE, past, List.of(Samples.binding("b1", 1)));
        journal.write(new Location(ALICE, 0, List.of()), bound);
        journal.write(bound, new Location(ALICE, past + 1, List.of()));
        journal.close();
        with(
                Durability.PROCESS,
                store -> assertThat(store.compute(ALICE, bind(1)).version()).isGreaterThan(past + 1));
    }

    @Test
    void aDirectoryHasOneUser() {
        with(Durability.PROCESS, store -> {
            store.compute(ALICE, bind(1));
            try (LogLines log = new LogLines()) {
                assertThatThrownBy(() -> open(Durability.PROCESS)).isInstanceOf(IllegalStateException.class);
                assertThat(log.errors()).singleElement().asString().endsWith("is in use by another store");
            }
            assertThat(store.compute(ALICE, bind(2)).bindings()).hasSize(1);
        });
    }

    @Test
    void aNewerFormatIsRefusedAndLeftUntouched() throws IOException {
        with(Durability.PROCESS, store -> store.compute(ALICE, bind(1)));
        Files.writeString(directory.resolve("format"), "2\n");
        Map<String, String> before = content();
        try (LogLines log = new LogLines()) {
            assertThatThrownBy(() -> open(Durability.PROCESS)).isInstanceOf(IllegalStateException.class);
            assertThat(log.errors())
                    .singleElement()
                    .asString()
                    .endsWith("org.bindery.location.rocksdb: directory is '" + directory + "': " + directory
                            + " was written in format 2 by a newer version;"
                            + " this one knows formats up to 1 and leaves it untouched");
        }
        assertThat(content()).isEqualTo(before);
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        file + " of " + Files.getLastModifiedTime(file),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("db"));
        assertThatThrownBy(() -> open(Durability.PROCESS)).hasMessageContaining("'format' is missing");
        Files.writeString(directory.resolve("format"), "yes\n");
        assertThatThrownBy(() -> open(Durability.PROCESS)).hasMessageContaining("does not hold the number of a format");
    }

    @Test
    void aDirectoryThatIsAFileIsRefused() throws IOException {
        Files.writeString(directory, "");
        try (LogLines log = new LogLines()) {
            assertThatThrownBy(() -> open(Durability.PROCESS)).isInstanceOf(IllegalStateException.class);
            assertThat(log.errors()).singleElement().asString().endsWith(directory + " is not a directory");
        }
    }

    @Test
    void aRecordThatCannotBeReadIsSkippedAndStaysUntilItIsOverwritten() throws Exception {
        with(Durability.PROCESS, store -> {
            store.compute(ALICE, bind(1));
            store.compute(BOB, bind(1));
        });
        byte[] damaged = {1, 2, 3};
        try (Engine engine = engine()) {
            engine.put(LocationCodec.key(ALICE), damaged);
        }
        try (LogLines log = new LogLines()) {
            with(
                    Durability.PROCESS,
                    store -> assertThat(store.all()).extracting(Location::aor).containsExactly(BOB));
            assertThat(log.errors())
                    .singleElement()
                    .asString()
                    .contains("1 of the stored locations cannot be read")
                    .endsWith("the first is sip:alice@example.com: it ends early");
        }
        try (Engine engine = engine()) {
            assertThat(engine.get(LocationCodec.key(ALICE))).isEqualTo(damaged);
        }
        with(Durability.PROCESS, store -> store.compute(ALICE, bind(2)));
        with(Durability.PROCESS, store -> assertThat(store.all()).hasSize(2));
    }

    private Engine engine() throws RocksDBException {
        return Engine.open(directory.resolve("db"), Durability.PROCESS, false);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS", "POWER"})
    void aTornTailCostsTheLastWriteOnly(Durability durability) throws IOException {
        Path copy = temporary.resolve("copy");
        with(durability, store -> {
            for (int i = 0; i < 100; i++) {
                store.compute(new Aor("sip:" + i + "@example.com"), bind(i));
            }
            copy(directory, copy);
        });
        tearLog(copy);
        directory = copy;
        with(durability, store -> assertThat(store.all()).hasSize(99));
        with(durability, store -> {
            store.compute(ALICE, bind(1));
            assertThat(store.all()).hasSize(100);
        });
    }

    /** As a power failure would leave it: while the store runs, what it wrote stands in the log only. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tearLog(Path copy) throws IOException {
        Path log = newest(copy, ".log");
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length - 20));
    }

    private static Path newest(Path store, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("db"))) {
            return files.filter(f -> requireNonNull(f.getFileName()).toString().endsWith(suffix))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void damageBeforeTheEndOfAForcedLogIsRefused() throws IOException {
        Path copy = temporary.resolve("copy");
        with(Durability.POWER, store -> {
            for (int i = 0; i < 100; i++) {
                store.compute(new Aor("sip:" + i + "@example.com"), bind(i));
            }
            copy(directory, copy);
        });
        Path log = newest(copy, ".log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= 1;
        Files.write(log, bytes);
        directory = copy;
        try (LogLines lines = new LogLines()) {
            assertThatThrownBy(() -> open(Durability.POWER)).hasMessageContaining("the database is damaged");
            assertThat(lines.errors()).hasSize(1);
        }
        with(Durability.PROCESS, store -> assertThat(store.all().count()).isBetween(40L, 60L));
    }

    @Test
    void aDamagedFileIsRefusedAndNotOverwritten() throws IOException {
        with(Durability.NONE, store -> {
            for (int i = 0; i < 1000; i++) {
                store.compute(new Aor("sip:" + i + "@example.com"), bind(i));
            }
        });
        Path table = newest(directory, ".sst");
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 3] ^= 1;
        Files.write(table, bytes);
        try (LogLines log = new LogLines()) {
            assertThatThrownBy(() -> open(Durability.PROCESS)).hasMessageContaining("the database is damaged");
            assertThat(log.errors()).hasSize(1);
        }
        assertThat(table).hasBinaryContent(bytes);
    }

    @Test
    void whatIsWrittenAfterTheStopIsRefusedAndChangesNothing() {
        RocksdbLocationStore store = open(Durability.PROCESS);
        Location bound = store.compute(ALICE, bind(1));
        store.close();
        assertThatThrownBy(() -> store.compute(ALICE, bind(2))).isInstanceOf(LocationStoreException.class);
        assertThat(store.get(ALICE)).isEqualTo(bound);
        store.close();
    }

    @Test
    void nothingIsLeftOfTheNativeLibrary() {
        with(Durability.PROCESS, store -> assertThat(directory)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("native")));
    }

    @Test
    void theJournalIsNotForcedToTheDiskWithoutNeed() {
        assertThat(forcedWrites(Durability.PROCESS)).isLessThanOrEqualTo(1);
        assertThat(forcedWrites(Durability.POWER)).isGreaterThanOrEqualTo(50);
    }

    private long forcedWrites(Durability durability) {
        try {
            RocksdbJournal journal = RocksdbJournal.open(new Settings(directory, durability), System::nanoTime);
            try {
                for (int i = 1; i <= 50; i++) {
                    Location before = new Location(ALICE, 0, List.of());
                    journal.write(before, new Location(ALICE, i, List.of(Samples.binding("b1", i))));
                }
                return Syncs.in(journal);
            } finally {
                journal.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
