package org.bindery.location.rocksdb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bindery.location.Aor;
import org.bindery.location.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, again and again. {@code -Drounds=200} makes it thorough. */
class KillTest {
    private static final int CHANGES_PER_ROUND = 5_000_000;

    /** The last change of an AOR that was acknowledged. */
    private record Acknowledged(int change, long version) {}

    /** Of the round that runs. */
    private final Map<Aor, Acknowledged> acknowledged = new HashMap<>();
    /** What was there after the round before. */
    private final Map<Aor, Location> settled = new HashMap<>();

    private final Random random = new Random(20261121);

    @TempDir
    Path temporary;

    @Test
    void nothingAcknowledgedIsLostByAKill() throws IOException {
        int rounds = Integer.getInteger("rounds", 10);
        long lines = 0;
        for (int round = 0; round < rounds; round++) {
            int first = Math.floorMod(round, 400) * CHANGES_PER_ROUND + 1;
            lines += writeAndKill(first, round % 2 == 0 ? "process" : "power");
            check(first);
        }
        System.err.println(rounds + " kills, " + lines + " acknowledged changes, none lost");
    }

    private long writeAndKill(int first, String durability) throws IOException {
        int enough = 1 + random.nextInt(durability.equals("power") ? 4_000 : 20_000);
        int count = 0;
        try (ChildJvm writer = ChildJvm.start(
                List.of(), WriterProcess.class, directory().toString(), durability, Integer.toString(first))) {
            for (String line = writer.line(); line != null; line = writer.line()) {
                if (++count == enough) {
                    writer.kill();
                }
                note(line.split(" ", -1));
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(enough);
        return count;
    }

    private Path directory() {
        return temporary.resolve("location");
    }

    private void note(String[] words) {
        acknowledged.put(new Aor(words[0]), new Acknowledged(Integer.parseInt(words[1]), Long.parseLong(words[2])));
    }

    private void check(int first) {
        RocksdbLocationStore store = new RocksdbLocationStore(new Settings(directory(), Durability.PROCESS));
        try {
            acknowledged.forEach((aor, last) -> check(store.get(aor), last));
            acknowledged.keySet().forEach(settled::remove);
            settled.forEach((aor, before) -> checkUnacknowledged(store.get(aor), before, first));
            assertThat(store.compute(new Aor("sip:next@example.com"), Samples.bind(1))
                            .version())
                    .isGreaterThan(highestVersion());
            acknowledged.clear();
            store.all().forEach(location -> settled.put(location.aor(), location));
        } finally {
            store.close();
        }
    }

    private long highestVersion() {
        return acknowledged.values().stream()
                .mapToLong(Acknowledged::version)
                .max()
                .orElse(0);
    }

    /** It is as before the round, unless the first change of the round was under way when the process died. */
    private static void checkUnacknowledged(Location stored, Location before, int first) {
        if (!stored.equals(before)) {
            assertThat(stored.bindings()).as("bindings of %s", stored.aor()).hasSize(1);
            assertThat(stored.bindings().get(0).origin().cseq()).isEqualTo(first);
        }
    }

    /** The change that was under way when the process died may be there or not. */
    private static void check(Location stored, Acknowledged last) {
        if (stored.bindings().isEmpty()) {
            assertThat(WriterProcess.removes(last.change) || WriterProcess.removes(last.change + 1))
                    .as("%s lost change %s", stored.aor(), last)
                    .isTrue();
            return;
        }
        long change = stored.bindings().get(0).origin().cseq();
        assertThat(change).as("change of %s", stored.aor()).isBetween((long) last.change, last.change + 1L);
        if (change == last.change) {
            assertThat(stored.version()).isEqualTo(last.version);
        } else {
            assertThat(stored.version()).isGreaterThan(last.version);
        }
    }
}
