package org.bindery.sip.whiteboard.internal;

import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_FILTER;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_METHODS;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_NAME;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.Servlet;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/** The whiteboard: puts its parts together and registers the entry and the runtime service. */
@Component(
        name = "org.bindery.sip.whiteboard",
        service = {})
public final class Whiteboard {

    private static final String SERVLETS = "(&(objectClass=%s)(|(%s=*)(%s=*)(%s=*)))"
            .formatted(Servlet.class.getName(), SERVLET_NAME, SERVLET_METHODS, SERVLET_FILTER);

    private final ChangeCount changes = new ChangeCount();
    private final Timers timers;
    private final Reception reception;
    private final ServiceTracker<Servlet, Candidate> tracker;
    private final ServiceRegistration<SipWhiteboardRuntime> runtime;
    private final ServiceRegistration<Servlet> entry;

    @Activate
    public Whiteboard(BundleContext context) throws InvalidSyntaxException {
        AtomicReference<Snapshot> present = new AtomicReference<>(Snapshot.EMPTY);
        timers = new Timers(present::get);
        Board board = new Board(context, timers, present, this::changed);
        reception = new Reception(context, board, timers);
        runtime = context.registerService(
                SipWhiteboardRuntime.class, new RuntimeView(board::report), changes.properties());
        tracker = new ServiceTracker<>(context, context.createFilter(SERVLETS), board);
        tracker.open();
        entry = context.registerService(
                Servlet.class,
                new Entry(reception, new Dispatcher(present::get), timers),
                FrameworkUtil.asDictionary(Map.of(SipWhiteboardConstants.ENTRY, true)));
    }

    /** In reverse. The container goes when it sees the entry go; if it does not, it is seen off here. */
    @Deactivate
    public void close() {
        entry.unregister();
        reception.close();
        tracker.close();
        runtime.unregister();
        timers.close();
    }

    private void changed() {
        timers.deliverKept();
        changes.increment();
        changes.publish(runtime);
    }
}
