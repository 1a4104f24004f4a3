package org.bindery.sip.whiteboard.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.servlet.sip.SipServletRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;

/** The servlets in service at one moment, ready to be asked. Immutable. */
final class Snapshot {

    /** Nobody is in service. */
    static final Snapshot EMPTY = new Snapshot(null, List.of(), Map.of());

    private static final Set<String> DIALOG_METHODS = Set.of("ACK", "BYE", "CANCEL");
    private static final Set<String> KNOWN_METHODS = Set.of(
            "ACK",
            "BYE",
            "CANCEL",
            "INFO",
            "INVITE",
            "MESSAGE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "SUBSCRIBE",
            "UPDATE");

    /** A servlet and what it selects, which may have changed since it was started. */
    record Slot(Description description, RunningServlet servlet) {}

    private final @Nullable Container container;
    private final List<Slot> slots;
    private final Map<Long, Set<String>> namesByBundle;
    private final Map<String, Slot[]> byMethod = new HashMap<>();
    private final Slot[] byAnyMethod;
    private final Map<String, RunningServlet> byName;
    private final String allow;
    private final String supported;

    Snapshot(@Nullable Container container, Collection<Slot> slots, Map<Long, Set<String>> namesByBundle) {
        this.container = container;
        this.namesByBundle = namesByBundle;
        this.slots = slots.stream()
                .sorted((a, b) -> Description.BEST_FIRST.compare(a.description(), b.description()))
                .toList();
        Set<String> methods = new TreeSet<>();
        this.slots.forEach(slot -> methods.addAll(slot.description().methods()));
        methods.forEach(method -> byMethod.put(method, taking(method)));
        byAnyMethod = taking(Description.ANY_METHOD);
        byName = this.slots.stream()
                .collect(Collectors.toUnmodifiableMap(
                        slot -> slot.servlet().description().name(), Slot::servlet));
        allow = allow(methods);
        supported = this.slots.stream()
                .flatMap(slot -> slot.description().supported().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Slot[] taking(String method) {
        return slots.stream().filter(slot -> slot.description().takes(method)).toArray(Slot[]::new);
    }

    private static String allow(Set<String> methods) {
        Set<String> allowed = new TreeSet<>(methods);
        if (allowed.remove(Description.ANY_METHOD)) {
            allowed.addAll(KNOWN_METHODS);
        }
        if (allowed.contains("INVITE")) {
            allowed.addAll(DIALOG_METHODS);
        }
        allowed.add("OPTIONS"); // the whiteboard itself answers those to the server
        return String.join(", ", allowed);
    }

    /** The servlet that takes this initial request: the first in order whose methods and filter match; null if none. */
    @Nullable
    RunningServlet select(SipServletRequest request) {
        Facts facts = null;
        for (Slot slot : taking(request)) {
            Filter filter = slot.description().filter();
            if (filter == null) {
                return slot.servlet();
            }
            facts = facts == null ? new Facts(request) : facts;
            if (filter.matches(facts)) {
                return slot.servlet();
            }
        }
        return null;
    }

    /** Whether there is a servlet for this method, though its filter may refuse the request. */
    boolean takes(SipServletRequest request) {
        return taking(request).length > 0;
    }

    private Slot[] taking(SipServletRequest request) {
        return byMethod.getOrDefault(request.getMethod(), byAnyMethod);
    }

    /** The servlet of this name; null if it is not in service. */
    @Nullable
    RunningServlet named(String name) {
        return byName.get(name);
    }

    /** The names that this bundle gives to its servlets, in service or not. */
    Set<String> namesOf(long bundleId) {
        return namesByBundle.getOrDefault(bundleId, Set.of());
    }

    /** Those in service, the first to be asked first. */
    List<Slot> slots() {
        return slots;
    }

    /** Null if none is in service. */
    @Nullable
    Container container() {
        return container;
    }

    /** The value of a Supported header: the option tags of all servlets; empty if there are none. */
    String supported() {
        return supported;
    }

    /** The value of an Allow header: the methods taken, those that belong to them, and OPTIONS. */
    String allow() {
        return allow;
    }
}
