package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running container, and the entry that it carries messages into. */
final class SipContainer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipContainer.class);

    private final DispatchServlet dispatch = new DispatchServlet();
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
        ContainerParts parts = new ContainerParts(settings, directory, dispatch);
        this.server = parts.server();
        try {
            start(parts, directory);
        } catch (IOException | LifecycleException | RuntimeException e) {
            stopQuietly();
            throw e;
        }
    }

    private void start(ContainerParts parts, Path directory) throws IOException, LifecycleException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(SipContainer.class.getClassLoader());
        // The container reads these while it starts and nowhere else; another one may want others.
        synchronized (SipContainer.class) {
            Map<String, @Nullable String> saved = new HashMap<>();
            startProperties(directory).forEach((name, value) -> saved.put(name, System.setProperty(name, value)));
            try {
                server.start();
                parts.requireListening();
            } finally {
                saved.forEach(SipContainer::restore);
                Thread.currentThread().setContextClassLoader(before);
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

    private void stopQuietly() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(SipContainer.class.getClassLoader());
        try {
            server.stop();
            server.destroy();
        } catch (LifecycleException | RuntimeException e) {
            LOG.warn("The container did not stop cleanly", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
