package org.bindery.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bindery.registrar.Users;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

/**
 * Says where Bindery listens and how a phone registers, once that is so, and again when it changes: to the terminal of a
 * distribution of ours, to the log of any other.
 */
@Component(service = {})
public final class Announcement {

    private final Consumer<String> printer;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Users users;

    private volatile @Nullable SipWhiteboardRuntime whiteboard;
    private volatile boolean active;

    /** Where it listens as last announced; guarded by this. */
    private List<String> announced = List.of();

    @Activate
    public Announcement(BundleContext context) {
        this(
                context.getProperty("bindery.home") == null
                        ? LoggerFactory.getLogger(Announcement.class)::info
                        : System.out::println);
    }

    Announcement(Consumer<String> printer) {
        this.printer = printer;
    }

    /** When all that is there at first has been bound, the users too. */
    @Activate
    void activate() {
        active = true;
        announce();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedWhiteboard")
    void bindWhiteboard(SipWhiteboardRuntime runtime) {
        whiteboard = runtime;
        announce();
    }

    void updatedWhiteboard(SipWhiteboardRuntime runtime) {
        whiteboard = runtime;
        announce();
    }

    void unbindWhiteboard(SipWhiteboardRuntime runtime) {
        if (whiteboard == runtime) {
            whiteboard = null;
        }
        announce();
    }

    private synchronized void announce() {
        SipWhiteboardRuntime present = whiteboard;
        if (!active) {
            return;
        }
        RuntimeDTO runtime = present == null ? new RuntimeDTO() : present.getRuntimeDTO();
        List<String> listens = registers(runtime) ? List.of(runtime.listens) : List.of();
        if (!listens.isEmpty() && !listens.equals(announced)) {
            printer.accept("Bindery " + StatusCommand.version() + " listens on "
                    + String.join(
                            ", ", listens.stream().map(Announcement::readable).toList()));
            printer.accept("register: sip:" + user() + "@" + hostPort(listens.get(0)));
        }
        announced = listens;
    }

    private static boolean registers(RuntimeDTO runtime) {
        return runtime.containerInService
                && Arrays.stream(runtime.servlets)
                        .anyMatch(servlet -> List.of(servlet.methods).contains("REGISTER"));
    }

    /** {@code sip:127.0.0.1:5060;transport=udp} as {@code udp 127.0.0.1:5060}. */
    private static String readable(String uri) {
        int transport = uri.indexOf(";transport=");
        return transport < 0
                ? hostPort(uri)
                : uri.substring(transport + ";transport=".length()).toLowerCase(Locale.ROOT) + " " + hostPort(uri);
    }

    private static String hostPort(String uri) {
        String afterScheme = uri.substring(uri.indexOf(':') + 1);
        int parameters = afterScheme.indexOf(';');
        return parameters < 0 ? afterScheme : afterScheme.substring(0, parameters);
    }

    private String user() {
        Users known = users;
        return known == null || known.names().isEmpty()
                ? "USER"
                : Terminal.printable(known.names().first());
    }
}
