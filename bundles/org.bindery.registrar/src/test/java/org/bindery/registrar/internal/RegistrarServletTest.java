package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import javax.servlet.sip.URI;
import org.bindery.registrar.Decision;
import org.bindery.registrar.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrarServletTest {
    private final List<String> events = new ArrayList<>();
    private final Facts facts = Facts.register().at("sip:127.0.0.1").only("To", "<sip:alice@127.0.0.1>");
    private final RegistrarServlet servlet = new RegistrarServlet(Map.of("authentication", "false"));

    private boolean sessionIsOver;

    @BeforeEach
    void initialize() throws ServletException {
        SipURI listening = fake(SipURI.class, (p, method, a) -> "127.0.0.1");
        ServletContext context = fake(
                ServletContext.class,
                (p, method, a) -> a[0].equals(SipServlet.OUTBOUND_INTERFACES) ? List.of(listening) : null);
        servlet.init(fake(ServletConfig.class, (p, method, a) -> context));
    }

    private void register() throws ServletException, IOException {
        servlet.service(fake(SipServletRequest.class, this::request), null);
    }

    private Object request(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getMethod" -> "REGISTER";
            case "getRequestURI" -> fake(URI.class, (p, m, a) -> facts.requestUri());
            case "getHeaders" -> facts.headers((String) arguments[0]).listIterator();
            case "getRemoteAddr" -> "2001:db8::9";
            case "getRemotePort" -> 5070;
            case "getTransport" -> "UDP";
            case "createResponse" -> {
                events.add(arguments[0] + " " + arguments[1]);
                yield fake(SipServletResponse.class, this::response);
            }
            case "getApplicationSession" -> fake(SipApplicationSession.class, this::session);
            default -> null;
        };
    }

    private Object response(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        switch (method.getName()) {
            case "addHeader" -> events.add(arguments[0] + ": " + arguments[1]);
            case "send" -> events.add("sent");
            default -> throw new AssertionError(method);
        }
        return null;
    }

    private Object session(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        if (sessionIsOver) {
            throw new IllegalStateException("invalidated");
        }
        if (method.getName().equals("invalidate")) {
            events.add("invalidated");
            return null;
        }
        return true;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void whileThereIsNoLocationServiceItAnswers503() throws Exception {
        register();
        assertThat(events).containsExactly("503 Service Unavailable", "Retry-After: 5", "sent", "invalidated");
    }

    /** Restcomm's addHeader replaces an earlier header named exactly WWW-Authenticate. */
    @Test
    void eachChallengeIsAHeaderOfItsOwn() throws Exception {
        servlet.bindPolicy(
                attempt -> new Decision.Reject(
                        401,
                        "Unauthorized",
                        List.of(new Header("WWW-Authenticate", "A"), new Header("WWW-Authenticate", "B"))),
                Map.of("service.id", 1L));
        register();
        assertThat(events).containsSequence("Www-Authenticate: A", "Www-Authenticate: B", "sent");
    }

    @Test
    void aPolicyIsBoundByItsServiceProperties() throws Exception {
        Map<String, Object> properties = Map.of("service.id", 7L, "service.ranking", 3);
        servlet.bindPolicy(attempt -> Decision.reject(480, "Not today"), properties);
        register();
        servlet.unbindPolicy(attempt -> Decision.proceed(), properties);
        register();
        assertThat(events.get(0)).isEqualTo("480 Not today");
        assertThat(events).contains("503 Service Unavailable");
    }

    @Test
    void policiesSeeTheFactsOfTheRequest() throws Exception {
        List<String> received = new ArrayList<>();
        facts.contact("<sip:alice@192.0.2.1>").contact("<sip:alice@192.0.2.2>");
        servlet.bindPolicy(
                attempt -> {
                    attempt.contacts().forEach(c -> received.add(c.flow().received()));
                    assertThat(attempt.request().header("Missing")).isEmpty();
                    return Decision.proceed();
                },
                Map.of("service.id", 1L));
        register();
        assertThat(received).hasSize(2).containsOnly("sip:[2001:db8::9]:5070;transport=udp");
    }

    @Test
    void servesTheAddressesThatTheContainerListensOn() throws Exception {
        facts.at("sip:localhost:5060").only("To", "<sip:alice@elsewhere.example>");
        register();
        assertThat(events.get(0)).isEqualTo("404 To domain is not served here");
    }

    @Test
    void aSessionThatIsOverIsNoTrouble() throws Exception {
        sessionIsOver = true;
        register();
        assertThat(events).contains("sent").doesNotContain("invalidated");
    }
}
