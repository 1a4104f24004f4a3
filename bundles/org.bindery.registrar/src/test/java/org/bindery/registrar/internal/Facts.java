package org.bindery.registrar.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bindery.registrar.RegisterRequest;

/** The facts of a request as a test makes them up. */
final class Facts implements RegisterRequest {
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private String requestUri = "sip:example.com";

    /** Alice's REGISTER, a query until it gets a Contact. */
    static Facts register() {
        return new Facts()
                .with("To", "<sip:alice@example.com>")
                .with("From", "\"Alice\" <sip:alice@example.com>;tag=1")
                .with("Call-ID", "call-1")
                .with("CSeq", "1 REGISTER");
    }

    /** One more header of that name. */
    Facts with(String name, String value) {
        headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    /** This header in place of those of that name. */
    Facts only(String name, String value) {
        headers.remove(name);
        return with(name, value);
    }

    Facts without(String name) {
        headers.remove(name);
        return this;
    }

    Facts contact(String value) {
        return with("Contact", value);
    }

    Facts cseq(int number) {
        return only("CSeq", number + " REGISTER");
    }

    Facts at(String uri) {
        requestUri = uri;
        return this;
    }

    @Override
    public String requestUri() {
        return requestUri;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public String remoteAddress() {
        return "192.0.2.9";
    }

    @Override
    public int remotePort() {
        return 50_000;
    }

    @Override
    public String transport() {
        return "udp";
    }
}
