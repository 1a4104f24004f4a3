package org.bindery.location.rocksdb.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bindery.location.Location;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets the operating system refuse writes: a process may write files of 20 MB only, then longer ones again. The limit of
 * a process needs no rights; a file system that is full comes back as the same error of the same calls.
 */
class FullDiskTest {
    private static final String LIMIT_KILOBYTES = "20000";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(names = {"PROCESS", "POWER"})
    void aStoreThatCannotWriteChangesNothingAndRecovers(Durability durability) throws Exception {
        Path directory = temporary.resolve("location");
        String[] recovered;
        try (ChildJvm process = ChildJvm.start(
                List.of("bash", "-c", "ulimit -S -f " + LIMIT_KILOBYTES + "; exec \"$0\" \"$@\""),
                CrampedProcess.class,
                directory.toString(),
                durability.toString())) {
            assertThat(words(process)).startsWith("refused");
            raiseLimit(process.pid());
            process.say("go");
            recovered = words(process);
            assertThat(recovered).startsWith("recovered");
        }
        RocksdbLocationStore store = new RocksdbLocationStore(new Settings(directory, durability));
        try {
            Location stored = store.get(CrampedProcess.aor());
            assertThat(stored.version()).isEqualTo(Long.parseLong(recovered[2]));
            assertThat(stored.bindings().get(0).origin().cseq()).isEqualTo(Long.parseLong(recovered[1]));
        } finally {
            store.close();
        }
    }

    private static String[] words(ChildJvm process) throws IOException {
        return requireNonNull(process.line(), "the process ended").split(" ", -1);
    }

    private static void raiseLimit(long pid) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }
}
