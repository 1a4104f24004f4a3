package org.bindery.felix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Runs the framework in this process until it stops by itself or the process is asked to end. */
final class Server {

    /**
     * System property: whether to stop when the process that started this one ends. Maven does not end what it runs
     * when it is ended itself.
     */
    private static final String STOP_WITH_PARENT = "bindery.stopWithParent";

    private static final int MAX_SOCKET_PATH_BYTES = 107;
    private static final long STOP_LIMIT_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private final Home home;

    Server(Home home) {
        this.home = home;
    }

    /** Returns when the framework has stopped. A signal does not let it return: the process ends in the hook then. */
    int run() throws IOException {
        home.prepare();
        Optional<InstanceLock> lock = InstanceLock.tryAcquire(home);
        if (lock.isEmpty()) {
            System.err.println("bindery: another instance runs in " + home.root() + " already"
                    + InstanceLock.holder(home)
                            .map(p -> " (process " + p.pid() + ")")
                            .orElse(""));
            return Main.FAILED;
        }
        try (InstanceLock held = lock.get()) {
            Map<String, String> settings = Settings.of(home, System.getProperties());
            warnOfLongPath(settings.get(Settings.SOCKET));
            return runFramework(held, settings);
        }
    }

    /** Here too, because the instance runs on without its console and who starts it may not read the log. */
    private static void warnOfLongPath(@Nullable String socket) {
        if (socket != null && socket.getBytes(StandardCharsets.UTF_8).length > MAX_SOCKET_PATH_BYTES) {
            System.err.println("bindery: exec and shell will not work: " + socket + " is longer than the "
                    + MAX_SOCKET_PATH_BYTES + " bytes that a socket's path may have; set " + Settings.SOCKET
                    + " in conf/config.properties");
        }
    }

    private int runFramework(InstanceLock lock, Map<String, String> settings) throws IOException {
        settings.put(Constants.FRAMEWORK_STORAGE, home.cache().toString());
        // What runs is what bundle/ and conf/ say, never what an earlier run left behind.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(BundleDirectory.HIGHEST_LEVEL));
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() ->
                        new IOException("no OSGi framework in " + home.install().resolve("lib")))
                .newFramework(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndHalt(framework), "bindery-stop"));
        try {
            return runUntilStopped(framework, lock);
        } catch (BundleException e) {
            throw new IOException("the framework does not start: " + Message.of(e), e);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private int runUntilStopped(Framework framework, InstanceLock lock)
            throws IOException, BundleException, InterruptedException {
        framework.init();
        // Later it is the log that tells; at first there is none.
        FrameworkListener reporter = Server::report;
        framework.getBundleContext().addFrameworkListener(reporter);
        new BundleDirectory(home.bundles()).install(framework.getBundleContext());
        framework.start();
        framework.getBundleContext().removeFrameworkListener(reporter);
        lock.markReady();
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            stopWithParent();
        }
        return framework.waitForStop(0).getType() == FrameworkEvent.ERROR ? Main.FAILED : Main.OK;
    }

    private static void stopWithParent() throws IOException {
        ProcessHandle parent = ProcessHandle.current()
                .parent()
                .orElseThrow(() -> new IOException("there is no parent process to stop with"));
        CompletableFuture<Void> unused = parent.onExit().thenRun(() -> System.exit(Main.OK));
    }

    private static void report(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            System.err.println("bindery: " + event.getBundle() + ": " + Message.of(event.getThrowable()));
        }
    }

    /**
     * Stops the framework in an orderly way. After a signal the JVM would exit with 128 + the signal's number; a server
     * that was asked to stop and did so exits with 0.
     */
    private static void stopAndHalt(Framework framework) {
        if (framework.getState() == Framework.RESOLVED || framework.getState() == Framework.INSTALLED) {
            return;
        }
        int status = Main.FAILED;
        try {
            framework.stop();
            if (framework.waitForStop(STOP_LIMIT_MILLIS).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                System.err.println("bindery: did not stop within " + STOP_LIMIT_MILLIS / 1000 + " s; gives up waiting");
            } else {
                status = Main.OK;
            }
        } catch (BundleException | InterruptedException e) {
            System.err.println("bindery: did not stop: " + Message.of(e));
        }
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
