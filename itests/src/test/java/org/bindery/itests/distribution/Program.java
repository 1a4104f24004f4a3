package org.bindery.itests.distribution;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that tests run. */
public final class Program {

    /** How a program ended: its exit status, and what it printed on both outputs. */
    public record Result(int status, String output) {}

    private Program() {}

    /** Finds a program on the PATH; without it the test is skipped, or fails where the environment says CI=true. */
    static String require(String name) {
        boolean found = onPath(name);
        if (!found && "true".equals(System.getenv("CI"))) {
            fail(name + " is not installed");
        }
        assumeTrue(found, name + " is not installed");
        return name;
    }

    /** Whether a program is on the PATH. */
    public static boolean onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /**
     * Runs a program to its end, without standard input.
     *
     * @throws AssertionError if it does not end in time; it is killed then
     */
    public static Result run(Duration limit, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("itests", ".out");
            try {
                int status = wait(limit, start(output, environment, command));
                return new Result(status, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with the environment as it is. */
    public static Result run(Duration limit, String... command) {
        return run(limit, Map.of(), List.of(command));
    }

    /** Starts a program without standard input. */
    static Process start(Path output, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for a process to end and tells its status; kills it when it takes too long. */
    public static int wait(Duration limit, Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(process.info().commandLine().orElse("The program") + " did not end within " + limit);
    }

    /** Sends a signal, such as {@code INT}. */
    static void signal(String name, Process process) {
        run(Duration.ofSeconds(5), "kill", "-" + name, Long.toString(process.pid()));
    }
}
