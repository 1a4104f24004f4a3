package org.bindery.sip.whiteboard.internal;

import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_FILTER;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_INIT_PREFIX;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_METHODS;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_NAME;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.SERVLET_SUPPORTED;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What a servlet service says of itself in its properties.
 *
 * @param name empty if it has none
 * @param filter null if it has none or a wrong one
 * @param flaw what is wrong with the properties, null if nothing is
 */
record Description(
        String name,
        Set<String> methods,
        String filterText,
        @Nullable Filter filter,
        Set<String> supported,
        Map<String, String> initParams,
        int ranking,
        long serviceId,
        long bundleId,
        @Nullable Flaw flaw) {

    /** Takes every method. */
    static final String ANY_METHOD = "*";

    /** The better one first: the higher ranking, then the older service. */
    static final Comparator<Description> BEST_FIRST =
            Comparator.comparingInt(Description::ranking).reversed().thenComparingLong(Description::serviceId);

    private static final Pattern METHOD = Pattern.compile("\\*|[A-Za-z0-9.!%*_+`'~-]+");

    static Description of(ServiceReference<?> reference) {
        String name = reference.getProperty(SERVLET_NAME) instanceof String text ? text.strip() : "";
        Set<String> methods = strings(reference.getProperty(SERVLET_METHODS));
        Object filterValue = reference.getProperty(SERVLET_FILTER);
        String filterText = filterValue == null ? "" : filterValue.toString().strip();
        Filter filter = null;
        Flaw flaw = flaw(name, methods);
        try {
            filter = filterText.isEmpty() ? null : FrameworkUtil.createFilter(filterText);
        } catch (InvalidSyntaxException e) {
            String message = SERVLET_FILTER + " is no OSGi filter: " + e.getMessage();
            flaw = flaw != null ? flaw : new Flaw(FailedServletDTO.FAILURE_REASON_BAD_FILTER, message);
        }
        return new Description(
                name,
                methods,
                filterText,
                filter,
                strings(reference.getProperty(SERVLET_SUPPORTED)),
                initParams(reference),
                reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                (Long) reference.getProperty(Constants.SERVICE_ID),
                (Long) reference.getProperty(Constants.SERVICE_BUNDLEID),
                flaw);
    }

    private static @Nullable Flaw flaw(String name, Set<String> methods) {
        if (name.isEmpty()) {
            return new Flaw(FailedServletDTO.FAILURE_REASON_NO_NAME, SERVLET_NAME + " must be a String, not empty");
        }
        if (methods.isEmpty()) {
            return new Flaw(
                    FailedServletDTO.FAILURE_REASON_NO_METHODS,
                    SERVLET_METHODS + " must name at least one method, or " + ANY_METHOD);
        }
        return methods.stream()
                .filter(method -> !METHOD.matcher(method).matches())
                .findFirst()
                .map(method -> new Flaw(
                        FailedServletDTO.FAILURE_REASON_NO_METHODS,
                        SERVLET_METHODS + " holds '" + method + "', which is no method"))
                .orElse(null);
    }

    private static Set<String> strings(@Nullable Object value) {
        Stream<?> values;
        if (value instanceof Collection<?> collection) {
            values = collection.stream();
        } else if (value instanceof Object[] array) {
            values = Arrays.stream(array);
        } else {
            values = Stream.ofNullable(value);
        }
        return values.flatMap(each -> Arrays.stream(String.valueOf(each).split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    private static Map<String, String> initParams(ServiceReference<?> reference) {
        Map<String, String> params = new TreeMap<>();
        for (String key : reference.getPropertyKeys()) {
            Object value = reference.getProperty(key);
            boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (scalar && key.startsWith(SERVLET_INIT_PREFIX)) {
                params.put(key.substring(SERVLET_INIT_PREFIX.length()), value.toString());
            }
        }
        return Collections.unmodifiableMap(params);
    }

    boolean isFlawless() {
        return flaw == null;
    }

    /** Whether a servlet started by the other description need not be started anew for this one. */
    boolean startsLike(Description other) {
        return name.equals(other.name) && initParams.equals(other.initParams);
    }

    /** Whether it takes this method; its filter may still refuse the request. */
    boolean takes(String method) {
        return methods.contains(method) || methods.contains(ANY_METHOD);
    }
}
