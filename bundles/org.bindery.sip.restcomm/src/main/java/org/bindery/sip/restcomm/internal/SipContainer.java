package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.sip.SipFactory;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running container, and the entry that it carries messages into. */
final class SipContainer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipContainer.class);

    private final DispatchServlet dispatch = new DispatchServlet();
    private final ThreadGroup threads = new ThreadGroup("bindery-sip");
    private final StandardServer server;
    private @Nullable Servlet entry; // guarded by this
    private boolean open = true; // guarded by this

    /**
     * Starts it; it is in service when this returns.
     *
     * @param directory where the container may keep its work files
     * @throws IOException if it cannot listen where it should
     */
    SipContainer(Settings settings, Path directory) throws IOException, LifecycleException {
        for (ListenAddress address : settings.listen()) {
            PortCheck.check(address);
        }
        Files.createDirectories(directory.resolve("work"));
        Files.write(directory.resolve(ContainerParts.STACK_PROPERTIES), new byte[0]);
        ContainerParts parts = new ContainerParts(settings, directory, dispatch);
        this.server = parts.server();
        try {
            start(parts, directory);
        } catch (IOException | LifecycleException | RuntimeException e) {
            stopQuietly();
            throw e;
        }
    }

    /** All threads of the container descend from the one that starts it; so they can be found when it stops. */
    private void start(ContainerParts parts, Path directory) throws IOException, LifecycleException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            startWithProperties(parts, directory);
            return null;
        });
        Thread starter = new Thread(threads, task, "bindery-sip-start");
        starter.setContextClassLoader(SipContainer.class.getClassLoader());
        starter.start();
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the container started", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refusal) {
                throw refusal;
            }
            throw new LifecycleException(e.getCause());
        }
    }

    private void startWithProperties(ContainerParts parts, Path directory) throws IOException, LifecycleException {
        // The container reads these while it starts and nowhere else; another one may want others.
        synchronized (SipContainer.class) {
            Map<String, @Nullable String> saved = new HashMap<>();
            startProperties(directory).forEach((name, value) -> saved.put(name, System.setProperty(name, value)));
            try {
                server.start();
                parts.requireListening();
            } finally {
                saved.forEach(SipContainer::restore);
            }
        }
    }

    private static Map<String, String> startProperties(Path directory) {
        String home = directory.toAbsolutePath().toString();
        return Map.of(
                "catalina.base",
                home,
                "catalina.home",
                home,
                "telscale.license.dir",
                home,
                "telscale.license.key.location",
                home,
                "javax.servlet.sip.ar.spi.SipApplicationRouterProvider",
                OneApplicationRouter.Provider.class.getName());
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    /** Starts to carry messages into the entry, in place of the one before it. */
    synchronized void enter(Servlet servlet) {
        Servlet before = entry;
        if (!open || before == servlet) {
            return;
        }
        try {
            servlet.init(dispatch.getServletConfig());
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.error("The entry servlet refused to start", e);
            return;
        }
        entry = servlet;
        dispatch.dispatchTo(servlet);
        if (before != null) {
            destroy(before);
        }
    }

    /** Carries no more messages into the entry. */
    synchronized void leave(Servlet servlet) {
        if (entry == servlet) {
            dispatch.dispatchTo(null);
            entry = null;
            destroy(servlet);
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        Servlet current = entry;
        if (current != null) {
            leave(current);
        }
        stopQuietly();
    }

    private static void destroy(Servlet servlet) {
        try {
            servlet.destroy();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The entry servlet failed to stop", e);
        }
    }

    /** What a start that failed leaves behind would get in the way of the next one. */
    private static void forgetBeans() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : beans.queryNames(new ObjectName(ContainerParts.NAME + ":*"), null)) {
                beans.unregisterMBean(name);
            }
        } catch (JMException e) {
            LOG.debug("A management bean stays", e);
        }
    }

    private void stopQuietly() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(SipContainer.class.getClassLoader());
        try {
            server.stop();
            server.destroy();
            SipFactory.getInstance().resetFactory(); // which would keep the stack
        } catch (LifecycleException | RuntimeException e) {
            LOG.warn("The container did not stop cleanly", e);
        } finally {
            forgetBeans();
            threads.interrupt(); // the stack leaves some that wait for ever
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
