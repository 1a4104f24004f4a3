package org.bindery.sip.whiteboard.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.servlet.ServletException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives a container and sees it off: its services become OSGi services, then the servlets go into service; and in
 * reverse. One container at a time.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final BundleContext context;
    private final Board board;
    private final Timers timers;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>(); // guarded by this
    private boolean occupied; // guarded by this

    Reception(BundleContext context, Board board, Timers timers) {
        this.context = context;
        this.board = board;
        this.timers = timers;
    }

    /** @throws ServletException if another container is in service */
    synchronized void open(Container container) throws ServletException {
        if (occupied) {
            throw new ServletException("another SIP servlet container is in service already");
        }
        occupied = true;
        publish(container);
        board.containerCame(container);
        LOG.info("a SIP servlet container is in service, listening on {}", container.listens());
    }

    /** Does nothing if no container is in service. */
    synchronized void close() {
        if (!occupied) {
            return;
        }
        board.containerGoes();
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
        timers.clear();
        occupied = false;
        LOG.info("no SIP servlet container is in service");
    }

    private void publish(Container container) {
        OwnedServices owned = new OwnedServices(container, timers);
        publish(SipFactory.class, container, bundle -> owned.sipFactory(() -> ownerIn(bundle)));
        publish(TimerService.class, container, bundle -> owned.timerService(() -> ownerIn(bundle)));
        publish(SipSessionsUtil.class, container, bundle -> container.sessionsUtil());
    }

    private <T> void publish(Class<T> type, Container container, Function<Bundle, T> service) {
        String[] listens = container.listens().toArray(String[]::new);
        Map<String, Object> properties = Map.of(SipWhiteboardConstants.LISTENS, listens);
        registrations.add(
                context.registerService(type, new PerBundle<>(service), FrameworkUtil.asDictionary(properties)));
    }

    /** Who in that bundle acts on this thread: the servlet whose code runs here, else the only one that there is. */
    private @Nullable String ownerIn(Bundle bundle) {
        RunningServlet current = RunningServlet.current();
        if (current != null && current.description().bundleId() == bundle.getBundleId()) {
            return current.description().name();
        }
        Set<String> names = board.snapshot().namesOf(bundle.getBundleId());
        return names.size() == 1 ? names.iterator().next() : null;
    }

    private record PerBundle<T>(Function<Bundle, T> service) implements ServiceFactory<T> {

        @Override
        public T getService(Bundle bundle, ServiceRegistration<T> registration) {
            return service.apply(bundle);
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T given) {}
    }
}
