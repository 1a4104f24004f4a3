package org.bindery.sip.whiteboard.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;
import org.jspecify.annotations.Nullable;

/** A request that came in, with the answers sent to it. */
final class FakeRequest {

    /** An answer that was sent. */
    record Answer(int status, Map<String, String> headers) {}

    final String method;
    final List<Answer> answers = new CopyOnWriteArrayList<>();
    FakeSession session = new FakeSession();

    @Nullable
    String user = "alice";

    String host = "Example.COM";
    String scheme = "sip";

    @Nullable
    String event;

    boolean initial = true;
    boolean sendFails;
    final SipServletRequest real =
            StandIn.of(SipServletRequest.class, (called, arguments) -> switch (called.getName()) {
                case "getMethod" -> method();
                case "isInitial" -> initial;
                case "getRequestURI" -> uri();
                case "getHeader" -> "Event".equals(arguments[0]) ? event : null;
                case "getTransport" -> "UDP";
                case "getSession" -> session.real;
                case "getApplicationSession" -> session.applicationSession.real;
                case "isCommitted" -> isAnswered();
                case "createResponse" -> answer((Integer) arguments[0]);
                default -> throw new UnsupportedOperationException(called.getName());
            });

    FakeRequest(String method) {
        this.method = method;
    }

    static FakeRequest following(String method, FakeSession session) {
        FakeRequest request = new FakeRequest(method);
        request.initial = false;
        request.session = session;
        return request;
    }

    private String method() {
        return method;
    }

    private boolean isAnswered() {
        return answers.stream().anyMatch(answer -> answer.status() >= 200);
    }

    private URI uri() {
        if (!scheme.startsWith("sip")) {
            return StandIn.of(URI.class, (called, arguments) -> scheme);
        }
        return StandIn.of(SipURI.class, (called, arguments) -> switch (called.getName()) {
            case "getScheme" -> scheme;
            case "getUser" -> user;
            case "getHost" -> host;
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private SipServletResponse answer(int status) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        return StandIn.of(SipServletResponse.class, (called, arguments) -> switch (called.getName()) {
            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
            case "send" -> send(new Answer(status, headers));
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private @Nullable Object send(Answer answer) throws IOException {
        if (sendFails) {
            throw new IOException("not sent");
        }
        answers.add(answer);
        return null;
    }

    /** The only answer sent. */
    Answer answer() {
        if (answers.size() != 1) {
            throw new AssertionError("not one answer but " + answers);
        }
        return answers.get(0);
    }

    /** A response to this request of ours. */
    SipServletResponse response(int status, boolean proxied) {
        return StandIn.of(SipServletResponse.class, (called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getStatus" -> status;
            case "getSession" -> session.real;
            case "getApplicationSession" -> session.applicationSession.real;
            case "getProxy" -> proxied ? StandIn.of(Proxy.class, (asked, none) -> real) : null;
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }
}
