package org.bindery.felix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts and stops an instance that outlives this process. */
final class Background {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final long POLL_MILLIS = 100;

    private final Home home;

    Background(Home home) {
        this.home = home;
    }

    /** Returns when the instance is up or has failed, and shows what it printed. */
    int start(Map<String, String> properties) throws IOException {
        home.prepare();
        Optional<ProcessHandle> holder = InstanceLock.holder(home);
        if (holder.isPresent()) {
            System.err.println("bindery: already runs in " + home.root() + " (process "
                    + holder.get().pid() + ")");
            return Main.FAILED;
        }
        Path output = home.log().resolve("start.log");
        boolean up = awaitReady(launch(properties, output));
        System.out.print(Files.readString(output));
        System.out.flush();
        if (!up) {
            System.err.println("bindery: did not start; see " + home.log());
        }
        return up ? Main.OK : Main.FAILED;
    }

    private Process launch(Map<String, String> properties, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        // A closing terminal sends SIGHUP, which must not end it.
        command.add("nohup");
        command.add(home.install().resolve("bin/bindery").toString());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-D" + Settings.HOME + "=" + home.root());
        // Its output goes to a file that nobody bounds; what it logs is in a file that is.
        command.add("-Dbindery.log.console=OFF");
        command.add("run");
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private boolean awaitReady(Process process) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            if (InstanceLock.ready(home, process.pid())) {
                return true;
            }
            if (exited(process)) {
                return false;
            }
        }
        return false;
    }

    private static boolean exited(Process process) throws IOException {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    /** Returns when the instance is gone; it is fine if there was none. */
    int stop() throws IOException {
        Optional<ProcessHandle> holder = InstanceLock.holder(home);
        if (holder.isEmpty()) {
            System.out.println("Bindery does not run in " + home.root());
            return Main.OK;
        }
        holder.get().destroy();
        if (awaitExit(holder.get())) {
            return Main.OK;
        }
        System.err.println(
                "bindery: process " + holder.get().pid() + " did not stop within " + STOP_LIMIT.toSeconds() + " s");
        return Main.FAILED;
    }

    /** Looks every now and then: {@code onExit()} of a process that is no child may notice seconds late. */
    private static boolean awaitExit(ProcessHandle process) {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
        return !process.isAlive();
    }

    int status() throws IOException {
        Optional<ProcessHandle> holder = InstanceLock.holder(home);
        System.out.println(holder.map(p -> "Bindery runs in " + home.root() + " (process " + p.pid() + ")")
                .orElse("Bindery does not run in " + home.root()));
        return holder.isPresent() ? Main.OK : Main.NO_INSTANCE;
    }
}
