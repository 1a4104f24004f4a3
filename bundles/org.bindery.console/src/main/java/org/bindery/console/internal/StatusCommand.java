package org.bindery.console.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.bindery.registrar.Users;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.ServletDTO;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code status}: what is in service, what is not and why, and how much there is. */
@Component(property = {CommandProcessor.COMMAND_SCOPE + "=bindery", CommandProcessor.COMMAND_FUNCTION + "=status"})
public final class StatusCommand implements Function {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SipWhiteboardRuntime whiteboard;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LocationService locations;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Users users;

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("usage: status");
        }
        PrintStream out = session.getConsole();
        out.println("Bindery " + version());
        printWhiteboard(out, whiteboard);
        printBindings(out, locations);
        printUsers(out, users);
        return null;
    }

    static String version() {
        Bundle bundle = FrameworkUtil.getBundle(StatusCommand.class);
        return bundle == null ? "" : bundle.getVersion().toString();
    }

    private static void printWhiteboard(PrintStream out, @Nullable SipWhiteboardRuntime whiteboard) {
        if (whiteboard == null) {
            out.println("whiteboard: not there");
            return;
        }
        RuntimeDTO runtime = whiteboard.getRuntimeDTO();
        out.println("container: " + (runtime.containerInService ? "in service" : "not in service"));
        for (String listens : runtime.listens) {
            out.println("  listens on " + listens);
        }
        out.println("servlets: " + runtime.servlets.length + " in service, " + runtime.failedServlets.length + " not");
        for (ServletDTO servlet : runtime.servlets) {
            out.println("  " + described(servlet));
        }
        for (FailedServletDTO failed : runtime.failedServlets) {
            out.println("  " + described(failed) + " NOT IN SERVICE: " + Terminal.printable(failed.failureMessage));
        }
    }

    private static String described(ServletDTO servlet) {
        String name = servlet.name.isEmpty() ? "(service " + servlet.serviceId + ")" : servlet.name;
        String filter = servlet.filter.isEmpty() ? "" : " " + servlet.filter;
        String shadowed = servlet.shadowedMethods.length == 0
                ? ""
                : " (another takes " + String.join(",", servlet.shadowedMethods) + ")";
        return Terminal.printable(name + " " + String.join(",", servlet.methods) + filter + shadowed);
    }

    private static void printBindings(PrintStream out, @Nullable LocationService locations) {
        if (locations == null) {
            out.println("bindings: the location service is not there");
            return;
        }
        LongAdder addresses = new LongAdder();
        LongAdder contacts = new LongAdder();
        try (Stream<Location> all = locations.all()) {
            all.forEach(location -> {
                addresses.increment();
                contacts.add(location.bindings().size());
            });
        }
        out.println("bindings: " + Terminal.count(contacts.sum(), "contact") + " of "
                + Terminal.count(addresses.sum(), "address"));
    }

    private static void printUsers(PrintStream out, @Nullable Users users) {
        out.println(
                users == null
                        ? "users: the registrar's users are not there"
                        : "users: " + users.names().size() + " of realm " + Terminal.printable(users.realm()));
    }
}
