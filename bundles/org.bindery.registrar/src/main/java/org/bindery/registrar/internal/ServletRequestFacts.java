package org.bindery.registrar.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.servlet.sip.SipServletRequest;
import org.bindery.registrar.RegisterRequest;

/** The facts of a request that a SIP servlet container handed over. */
record ServletRequestFacts(SipServletRequest request) implements RegisterRequest {

    @Override
    public String requestUri() {
        return request.getRequestURI().toString();
    }

    @Override
    public List<String> headers(String name) {
        Iterator<String> values = request.getHeaders(name);
        if (values == null || !values.hasNext()) {
            return List.of();
        }
        String first = values.next();
        if (!values.hasNext()) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>();
        all.add(first);
        values.forEachRemaining(all::add);
        return all;
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public int remotePort() {
        return request.getRemotePort();
    }

    @Override
    public String transport() {
        return request.getTransport().toLowerCase(Locale.ROOT);
    }
}
