package org.bindery.sip.whiteboard.internal;

import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_EVENT;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_HOST;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_METHOD;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_SCHEME;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_TRANSPORT;
import static org.bindery.sip.whiteboard.SipWhiteboardConstants.FACT_USER;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipURI;
import org.jspecify.annotations.Nullable;

/** What filters see of a request, each fact read when a filter asks for it. */
final class Facts extends AbstractMap<String, Object> {

    private static final List<String> NAMES =
            List.of(FACT_METHOD, FACT_SCHEME, FACT_USER, FACT_HOST, FACT_EVENT, FACT_TRANSPORT);

    private final SipServletRequest request;

    Facts(SipServletRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String fact ? fact(fact) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new HashMap<>();
        for (String name : NAMES) {
            String fact = fact(name);
            if (fact != null) {
                all.put(name, fact);
            }
        }
        return Collections.unmodifiableMap(all).entrySet();
    }

    private @Nullable String fact(String name) {
        return switch (name) {
            case FACT_METHOD -> request.getMethod();
            case FACT_SCHEME -> lower(request.getRequestURI().getScheme());
            case FACT_USER -> request.getRequestURI() instanceof SipURI uri ? present(uri.getUser()) : null;
            case FACT_HOST -> request.getRequestURI() instanceof SipURI uri ? lower(uri.getHost()) : null;
            case FACT_EVENT -> event(request.getHeader("Event"));
            case FACT_TRANSPORT -> lower(request.getTransport());
            default -> null;
        };
    }

    private static @Nullable String event(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int parameters = header.indexOf(';');
        return present(
                parameters < 0 ? header.trim() : header.substring(0, parameters).trim());
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
