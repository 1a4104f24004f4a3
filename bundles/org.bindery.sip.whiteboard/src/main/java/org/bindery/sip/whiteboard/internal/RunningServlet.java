package org.bindery.sip.whiteboard.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.sip.SipApplicationSessionListener;
import javax.servlet.sip.SipSessionListener;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A servlet between its init and its destroy. Every call has the servlet's class loader as context class loader. Calls
 * are counted, so that destroy comes after the last of them and none comes after destroy.
 */
final class RunningServlet {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServlet.class);

    /** How long destroy waits for calls that are under way. */
    private static final long PATIENCE_SECONDS = 10;

    /** Whose code this thread runs. */
    private static final ThreadLocal<@Nullable RunningServlet> CURRENT = new ThreadLocal<>();

    private final Description description;
    private final ServiceObjects<Servlet> objects;
    private final Servlet servlet;
    private final @Nullable ClassLoader loader;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    private RunningServlet(Description description, ServiceObjects<Servlet> objects, Servlet servlet) {
        this.description = description;
        this.objects = objects;
        this.servlet = servlet;
        this.loader = servlet.getClass().getClassLoader();
    }

    /**
     * Gets the service object and initialises it.
     *
     * @throws StartFailedException if there is no service object or its init throws; nothing is left open then
     */
    static RunningServlet start(
            BundleContext context, ServiceReference<Servlet> reference, Description description, ServletConfig config)
            throws StartFailedException {
        RunningServlet running = get(context, reference, description);
        try {
            running.inside(() -> running.servlet.init(config));
        } catch (Throwable e) {
            running.release();
            Fatal.rethrow(e);
            throw new StartFailedException(new Flaw(FailedServletDTO.FAILURE_REASON_INIT_FAILED, "init threw " + e), e);
        }
        return running;
    }

    private static RunningServlet get(
            BundleContext context, ServiceReference<Servlet> reference, Description description)
            throws StartFailedException {
        RuntimeException cause = null;
        try {
            // Service objects, not the service: one of prototype scope is a new one for each start.
            ServiceObjects<Servlet> objects = context.getServiceObjects(reference);
            Servlet servlet = objects == null ? null : objects.getService();
            if (servlet != null) {
                return new RunningServlet(description, objects, servlet);
            }
        } catch (RuntimeException e) {
            cause = e;
        }
        throw new StartFailedException(
                new Flaw(FailedServletDTO.FAILURE_REASON_SERVICE_UNAVAILABLE, "no service object to be had"), cause);
    }

    /** The servlet whose code runs on this thread, null if none. */
    static @Nullable RunningServlet current() {
        return CURRENT.get();
    }

    /** What it was started with. */
    Description description() {
        return description;
    }

    boolean listensToSessions() {
        return servlet instanceof SipSessionListener || servlet instanceof SipApplicationSessionListener;
    }

    /**
     * Lets it serve the message.
     *
     * @return false if it has been stopped: then nothing was done, and a newer snapshot knows who is next
     */
    boolean service(@Nullable ServletRequest request, @Nullable ServletResponse response)
            throws ServletException, IOException {
        if (!enter()) {
            return false;
        }
        // Written out and not given to inside() as a lambda: this is the path of every message.
        Thread thread = Thread.currentThread();
        ClassLoader outerLoader = thread.getContextClassLoader();
        RunningServlet outer = CURRENT.get();
        thread.setContextClassLoader(loader);
        CURRENT.set(this);
        try {
            servlet.service(request, response);
        } finally {
            CURRENT.set(outer);
            thread.setContextClassLoader(outerLoader);
            exit();
        }
        return true;
    }

    /**
     * Tells it an event if it is such a listener. What it throws is logged.
     *
     * @return false if it has been stopped: then nothing was done
     */
    <L> boolean tell(Class<L> type, Consumer<L> event) {
        if (!enter()) {
            return false;
        }
        try {
            if (type.isInstance(servlet)) {
                inside(() -> event.accept(type.cast(servlet)));
            } else {
                LOG.debug("servlet {} is no {}: event dropped", description.name(), type.getSimpleName());
            }
        } catch (Throwable e) {
            Fatal.rethrow(e);
            LOG.error("servlet {} failed as {}", description.name(), type.getSimpleName(), e);
        } finally {
            exit();
        }
        return true;
    }

    /** Lets no more calls in, waits for those under way, destroys the servlet and gives the service object back. */
    void stop() {
        closed = true;
        awaitCalls();
        try {
            inside(servlet::destroy);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            LOG.warn("servlet {}: destroy threw", description.name(), e);
        } finally {
            release();
        }
    }

    private boolean enter() {
        calls.incrementAndGet();
        if (closed) {
            exit();
            return false;
        }
        return true;
    }

    private void exit() {
        if (calls.decrementAndGet() == 0 && closed) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private void awaitCalls() {
        if (CURRENT.get() == this) {
            return; // the servlet took itself down: its own call will not end while we wait
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        if (!Waiting.until(this, deadline, () -> calls.get() == 0)) {
            LOG.warn("servlet {} is destroyed with {} calls under way", description.name(), calls.get());
        }
    }

    private void inside(Code code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader outerLoader = thread.getContextClassLoader();
        RunningServlet outer = CURRENT.get();
        thread.setContextClassLoader(loader);
        CURRENT.set(this);
        try {
            code.run();
        } finally {
            CURRENT.set(outer);
            thread.setContextClassLoader(outerLoader);
        }
    }

    private void release() {
        try {
            objects.ungetService(servlet);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("servlet {}: its service object is gone already", description.name());
        }
    }

    @FunctionalInterface
    private interface Code {
        void run() throws Exception;
    }
}
