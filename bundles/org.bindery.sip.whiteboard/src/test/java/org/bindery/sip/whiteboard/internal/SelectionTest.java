package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Constants;

/** Who takes an initial request, and what is answered if nobody does. */
class SelectionTest {

    private final ProbeServlet low = new ProbeServlet();
    private final ProbeServlet high = new ProbeServlet();
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void register(ProbeServlet servlet, String name, int ranking, String filter, String... methods) {
        Map<String, Object> more =
                Map.of(Constants.SERVICE_RANKING, ranking, SipWhiteboardConstants.SERVLET_FILTER, filter);
        house.register(house.context, servlet, more, name, methods);
    }

    @Test
    void theServletOfTheMethodTakesTheRequest() throws Exception {
        register(low, "low", 0, "", "REGISTER");
        register(high, "high", 9, "", "MESSAGE");

        house.send(new FakeRequest("REGISTER"));

        assertThat(low.calls).containsExactly("init", "REGISTER");
        assertThat(high.calls).containsExactly("init");
    }

    @Test
    void theHighestRankingTakesTheRequest() throws Exception {
        register(low, "low", 1, "", "REGISTER");
        register(high, "high", 2, "", "REGISTER");

        house.send(new FakeRequest("REGISTER"));

        assertThat(high.calls).contains("REGISTER");
        assertThat(low.calls).doesNotContain("REGISTER");
    }

    @Test
    void theOlderOfTwoWithOneRankingTakesTheRequest() throws Exception {
        register(high, "older", 0, "", "*");
        register(low, "younger", 0, "", "REGISTER");

        house.send(new FakeRequest("REGISTER"));

        assertThat(high.calls).contains("REGISTER");
    }

    @Test
    void aServletForEveryMethodTakesOneThatNobodyKnows() throws Exception {
        register(low, "low", 0, "", "*");

        house.send(new FakeRequest("FOO"));

        assertThat(low.calls).contains("FOO");
    }

    @Test
    void aRequestThatTheFilterRefusesGoesToTheNext() throws Exception {
        register(high, "high", 2, "(ruri.user=bob)", "MESSAGE");
        register(low, "low", 1, "", "MESSAGE");

        house.send(new FakeRequest("MESSAGE"));

        assertThat(low.calls).contains("MESSAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(method=SUBSCRIBE)",
                "(ruri.scheme=sip)",
                "(ruri.user=alice)",
                "(ruri.host=example.com)",
                "(event=reg)",
                "(transport=udp)",
                "(&(ruri.host=*.com)(!(event=presence)))"
            })
    void aFilterSeesTheFactsOfTheRequest(String filter) throws Exception {
        register(low, "low", 0, filter, "SUBSCRIBE");
        FakeRequest request = new FakeRequest("SUBSCRIBE");
        request.event = "reg ;id=7";

        house.send(request);

        assertThat(low.calls).contains("SUBSCRIBE");
    }

    @Test
    void factsThatTheRequestDoesNotHaveAreMissing() {
        FakeRequest request = new FakeRequest("MESSAGE");
        request.scheme = "tel";

        assertThat(new Facts(request.real))
                .containsOnly(entry("method", "MESSAGE"), entry("ruri.scheme", "tel"), entry("transport", "udp"));
        assertThat(new Facts(request.real).get("ruri.host")).isNull();
    }

    @Test
    void withoutAnyServletTheRequestIsAnswered503() throws Exception {
        FakeRequest request = house.send(new FakeRequest("REGISTER"));

        assertThat(request.answer().status()).isEqualTo(503);
        assertThat(request.answer().headers()).containsKey("Retry-After");
    }

    @Test
    void withoutAContainerARequestIsAnswered503() throws Exception {
        register(low, "low", 0, "", "REGISTER");
        house.entry().destroy();

        assertThat(house.send(new FakeRequest("REGISTER")).answer().status()).isEqualTo(503);
    }

    @Test
    void aMethodOfNobodyIsAnswered405WithThoseThatAreTaken() throws Exception {
        register(low, "low", 0, "", "INVITE", "REGISTER");

        FakeRequest request = house.send(new FakeRequest("PUBLISH"));

        assertThat(request.answer().status()).isEqualTo(405);
        assertThat(request.answer().headers())
                .containsExactly(entry("Allow", "ACK, BYE, CANCEL, INVITE, OPTIONS, REGISTER"));
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE", "OPTIONS"})
    void aRequestThatAllFiltersRefuseIsAnswered404(String method) throws Exception {
        register(low, "low", 0, "(ruri.user=bob)", "MESSAGE");

        assertThat(house.send(new FakeRequest(method)).answer().status()).isEqualTo(404);
    }

    @Test
    void optionsToTheServerItselfIsAnswered() throws Exception {
        house.register(house.context, low, Map.of("sip.servlet.supported", "path,gruu"), "low", "REGISTER");
        FakeRequest request = new FakeRequest("OPTIONS");
        request.user = null;

        house.send(request);

        assertThat(request.answer().status()).isEqualTo(200);
        assertThat(request.answer().headers())
                .containsOnly(
                        entry("Allow", "OPTIONS, REGISTER"), entry("Accept", "*/*"), entry("Supported", "gruu, path"));
    }

    @Test
    void optionsToTheServerGoesToAServletThatTakesIt() throws Exception {
        register(low, "low", 0, "", "*");
        FakeRequest request = new FakeRequest("OPTIONS");
        request.user = null;

        house.send(request);

        assertThat(low.calls).contains("OPTIONS");
        assertThat(request.answer().headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "CANCEL"})
    void isNeverAnswered(String method) throws Exception {
        register(low, "low", 0, "", "REGISTER");

        assertThat(house.send(new FakeRequest(method)).answers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void theSessionOfARequestThatNoServletSawEndsUnlessItIsSomebodys(boolean owned, boolean lives) throws Exception {
        FakeRequest request = new FakeRequest("PUBLISH");
        if (owned) {
            request.session.applicationSession.attributes.put(SipWhiteboardConstants.SESSION_OWNER, "low");
        }

        house.send(request);

        assertThat(request.session.applicationSession.valid).isEqualTo(lives);
    }

    @Test
    void anAnswerThatCannotBeSentHurtsNobody() throws Exception {
        FakeRequest request = new FakeRequest("REGISTER");
        request.sendFails = true;

        assertThat(house.send(request).answers).isEmpty();
    }

    @Test
    void aServletThatThrowsIsAnswered500AndServesTheNext() throws Exception {
        register(low, "low", 0, "", "MESSAGE");
        low.onRequest = request -> {
            throw new NoClassDefFoundError("secret");
        };

        FakeRequest first = house.send(new FakeRequest("MESSAGE"));
        low.onRequest = request -> request.createResponse(200).send();
        FakeRequest second = house.send(new FakeRequest("MESSAGE"));

        assertThat(first.answer()).isEqualTo(new FakeRequest.Answer(500, Map.of()));
        assertThat(second.answer().status()).isEqualTo(200);
    }

    @Test
    void aServletThatThrowsAfterItsAnswerHasAnswered() throws Exception {
        register(low, "low", 0, "", "MESSAGE");
        low.onRequest = request -> {
            request.createResponse(202).send();
            throw new IllegalArgumentException("late");
        };

        assertThat(house.send(new FakeRequest("MESSAGE")).answer().status()).isEqualTo(202);
    }
}
