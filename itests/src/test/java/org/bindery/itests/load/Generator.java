package org.bindery.itests.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bindery.itests.distribution.Program;

/** The load generator: {@code loadgen.c}, compiled. It sends UDP to a port of 127.0.0.1. */
final class Generator {

    private final Path program;
    private int cseq = 1;

    private Generator(Path program) {
        this.program = program;
    }

    /** Compiles it with gcc. */
    static Generator compile() throws IOException {
        Path program = Settings.work().resolve("loadgen");
        Files.createDirectories(Settings.work());
        Program.Result result = Program.run(
                Duration.ofMinutes(1),
                "gcc",
                "-O2",
                "-w",
                "-o",
                program.toString(),
                Settings.sources().resolve("loadgen.c").toString());
        if (result.status() != 0) {
            throw new IOException("gcc failed: " + result.output());
        }
        return new Generator(program);
    }

    /** Runs phases such as {@code new,refresh} one after the other and tells what each of them measured. */
    List<Phase> run(Server server, String phases, int users, String... more) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--json",
                "-d",
                "127.0.0.1",
                "-p",
                Integer.toString(server.port()),
                "-u",
                Integer.toString(users),
                "--cseq",
                Integer.toString(cseq),
                "--srv-pid",
                Long.toString(server.pid()),
                "-P",
                phases));
        command.addAll(List.of(more));
        cseq += 1_000_000;
        Program.Result result = Program.run(Duration.ofHours(2), Map.of(), command);
        List<Phase> measured = result.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(Phase::parse)
                .toList();
        if (measured.size() != phases.split(",").length) {
            throw new IllegalStateException(command + " ended with " + result);
        }
        return measured;
    }
}
