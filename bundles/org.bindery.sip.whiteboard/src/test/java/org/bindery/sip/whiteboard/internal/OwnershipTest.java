package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.servlet.Servlet;
import javax.servlet.sip.ServletTimer;
import javax.servlet.sip.SipApplicationSessionEvent;
import javax.servlet.sip.SipErrorEvent;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipSessionEvent;
import javax.servlet.sip.TimerService;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** What follows in a session goes to the servlet whose session it is. */
@Timeout(30)
class OwnershipTest {

    private final ProbeServlet.Listening one = new ProbeServlet.Listening();
    private final ProbeServlet.Listening two = new ProbeServlet.Listening();
    private ServiceRegistration<Servlet> first;
    private Bundle bundle;
    private House house;

    /** Servlet one of a bundle of its own takes INVITE and MESSAGE, and two of this bundle takes all the rest. */
    @BeforeEach
    void open() throws Exception {
        house = House.open();
        bundle = house.bundle();
        first = house.register(
                bundle.getBundleContext(), one, Map.of(Constants.SERVICE_RANKING, 9), "one", "INVITE", "MESSAGE");
        house.register(two, "two", "*");
        one.calls.clear();
        two.calls.clear();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void update(ProbeServlet newer) {
        first.unregister();
        first = house.register(bundle.getBundleContext(), newer, Map.of(), "one", "INVITE", "MESSAGE");
        newer.calls.clear();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static SipFactory factoryOf(SipServlet servlet) {
        return (SipFactory) servlet.getServletContext().getAttribute(SipServlet.SIP_FACTORY);
    }

    private static TimerService timersOf(SipServlet servlet) {
        return (TimerService) servlet.getServletContext().getAttribute(SipServlet.TIMER_SERVICE);
    }

    @Test
    void requestsInADialogGoToTheServletThatTookTheFirst() throws Exception {
        FakeSession session = house.send(new FakeRequest("INVITE")).session;

        house.send(FakeRequest.following("ACK", session));
        house.send(FakeRequest.following("INFO", session));
        house.send(FakeRequest.following("CANCEL", session));

        assertThat(one.calls).containsExactly("INVITE", "ACK", "INFO", "CANCEL");
        assertThat(two.calls).isEmpty();
    }

    @Test
    void theOwnerIsWrittenBeforeTheServletOfADialogRuns() throws Exception {
        FakeRequest request = new FakeRequest("INVITE");
        one.onRequest =
                invite -> one.calls.add("of " + request.session.attributes.get(SipWhiteboardConstants.SESSION_OWNER)
                        + " and " + Ownership.of(request.session.applicationSession.real));

        house.send(request);

        assertThat(one.calls).contains("of one and one");
    }

    @Test
    void requestsInADialogGoToTheUpdatedServlet() throws Exception {
        FakeSession session = house.send(new FakeRequest("INVITE")).session;
        ProbeServlet updated = new ProbeServlet();
        update(updated);

        house.send(FakeRequest.following("BYE", session));

        assertThat(updated.calls).containsExactly("BYE");
    }

    @Test
    void requestsInADialogAreAnswered503WhileTheServletIsAway() throws Exception {
        FakeSession session = house.send(new FakeRequest("INVITE")).session;
        first.unregister();

        FakeRequest request = house.send(FakeRequest.following("BYE", session));

        assertThat(request.answer().status()).isEqualTo(503);
        assertThat(request.answer().headers()).containsKey("Retry-After");
        assertThat(house.send(FakeRequest.following("ACK", session)).answers).isEmpty();
        assertThat(two.calls).isEmpty();
    }

    @Test
    void aSessionWithoutAnOwnerHasThatOfItsApplicationSession() throws Exception {
        FakeSession session = house.send(new FakeRequest("INVITE")).session;
        FakeSession otherLeg = new FakeSession(session.applicationSession);

        house.send(FakeRequest.following("BYE", otherLeg));

        assertThat(one.calls).containsExactly("INVITE", "BYE");
    }

    @Test
    void aFollowingRequestOfNobodyIsTreatedAsAnInitialOne() throws Exception {
        house.send(FakeRequest.following("NOTIFY", new FakeSession()));

        assertThat(two.calls).containsExactly("NOTIFY");
    }

    @Test
    void aFollowingRequestThatNobodyTakesIsAnswered481() throws Exception {
        house.close();
        house = House.open();
        house.register(one, "one", "MESSAGE");

        FakeRequest request = house.send(FakeRequest.following("BYE", new FakeSession()));

        assertThat(request.answer().status()).isEqualTo(481);
    }

    @Test
    void aSessionThatHasEndedDoesNotFailTheRequest() throws Exception {
        FakeRequest request = new FakeRequest("INVITE");
        request.session.valid = false;

        house.send(request);

        assertThat(request.answer().status()).isEqualTo(200);
    }

    @Test
    void theSessionOfAnAnsweredRegisterIsNotTouched() throws Exception {
        ProbeServlet registrar = new ProbeServlet();
        house.register(house.context, registrar, Map.of(Constants.SERVICE_RANKING, 99), "registrar", "REGISTER");
        FakeRequest request = house.send(new FakeRequest("REGISTER"));

        assertThat(request.answer().status()).isEqualTo(200);
        assertThat(request.session.touches).hasValue(0);
    }

    @Test
    void theSessionOfARequestNotYetAnsweredIsOwned() throws Exception {
        ProbeServlet proxy = new ProbeServlet();
        proxy.onRequest = request -> {};
        house.register(house.context, proxy, Map.of(Constants.SERVICE_RANKING, 99), "proxy", "REGISTER");

        FakeRequest request = house.send(new FakeRequest("REGISTER"));
        house.entry().service(null, request.response(200, false));

        assertThat(proxy.calls).containsExactly("init", "REGISTER", "200 REGISTER");
    }

    @Test
    void aResponseThatIsFasterThanTheOwnerGoesToWhoProxied() throws Exception {
        house.entry().service(null, new FakeRequest("MESSAGE").response(180, true));

        assertThat(one.calls).containsExactly("180 MESSAGE");
    }

    @Test
    void responsesGoToTheServletThatSentTheRequest() throws Exception {
        SipFactory factory = factoryOf(two);
        factory.createRequest(factory.createApplicationSession(), "MESSAGE", "sip:a@a", "sip:b@b");

        house.entry().service(null, house.container.created.response(200, false));

        assertThat(two.calls).containsExactly("200 MESSAGE");
        assertThat(one.calls).isEmpty();
    }

    @Test
    void responsesToAServletThatIsAwayAreDropped() throws Exception {
        SipFactory factory = factoryOf(one);
        factory.createRequest(factory.createApplicationSession(), "MESSAGE", "sip:a@a", "sip:b@b");
        first.unregister();
        one.calls.clear();

        house.entry().service(null, house.container.created.response(200, false));

        assertThat(one.calls).isEmpty();
        assertThat(two.calls).isEmpty();
    }

    @Test
    void theSipFactoryServiceActsForTheOnlyServletOfTheBundle() throws Exception {
        SipFactory factory = house.service(bundle.getBundleContext(), SipFactory.class);
        factory.createRequest(factory.createApplicationSession(), "OPTIONS", "sip:a@a", "sip:b@b");

        assertThat(Ownership.of(house.container.created.real)).isEqualTo("one");
    }

    @Test
    void theSipFactoryServiceActsForTheServletOfTheThreadIfTheBundleHasSeveral() throws Exception {
        house.register(bundle.getBundleContext(), new ProbeServlet(), Map.of(), "three", "INFO");
        SipFactory factory = house.service(bundle.getBundleContext(), SipFactory.class);
        one.onRequest = request -> factory.createRequest(request.getApplicationSession(), "INFO", "sip:a", "sip:b");
        FakeRequest request = new FakeRequest("MESSAGE");
        request.session = new FakeSession(house.container.applicationSession());

        house.send(request);
        assertThat(house.container.created.session.attributes).containsValue("one");

        factory.createRequest(house.container.applicationSession().real, "INFO", "sip:a", "sip:b");
        assertThat(house.container.created.session.attributes).isEmpty();
    }

    @Test
    void whatTheContainerThrowsReachesTheCaller() {
        assertThatThrownBy(() -> factoryOf(one).createSipURI("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such host");
        assertThat(factoryOf(one)).isEqualTo(factoryOf(one)).isNotEqualTo(factoryOf(two));
        assertThat(factoryOf(one).toString()).startsWith("SipFactory@");
    }

    @Test
    void timersGoToTheServletThatSetThem() throws Exception {
        FakeApplicationSession session = house.container.applicationSession();
        ServletTimer ofOne = timersOf(one).createTimer(session.real, 1, false, null);
        ServletTimer ofTwo = timersOf(two).createTimer(session.real, 1, 1, true, false, null);

        house.events().timeout(ofOne);
        house.events().timeout(ofTwo);

        assertThat(one.calls).containsExactly("timeout " + ofOne.getId());
        assertThat(two.calls).containsExactly("timeout " + ofTwo.getId());
    }

    @Test
    void aTimerThatFiresBeforeItIsMadeGoesToTheServletThatSetIt() throws Exception {
        FakeApplicationSession session = house.container.applicationSession();
        timersOf(one).createTimer(session.real, 1, false, null);
        Entry entry = house.events();
        house.container.onTimer = entry::timeout;

        timersOf(two).createTimer(session.real, 0, false, null);

        await(() -> !two.calls.isEmpty());
        assertThat(two.calls).containsExactly("timeout timer-2");
        assertThat(one.calls).isEmpty();
    }

    @Test
    void theOwnersOfTimersThatAreGoneAreForgotten() throws Exception {
        FakeApplicationSession session = house.container.applicationSession();
        timersOf(one).createTimer(session.real, 1, false, null);
        for (int i = 0; i < 10; i++) {
            session.timers.clear();
            timersOf(two).createTimer(session.real, 1, false, null);
        }

        assertThat(session.attributes).hasSize(2);
    }

    @Test
    void timersAreKeptWhileTheServletIsAway() throws Exception {
        FakeApplicationSession session = house.container.applicationSession();
        ServletTimer timer = timersOf(one).createTimer(session.real, 1, 1, false, false, null);
        first.unregister();
        house.events().timeout(timer);
        house.events().timeout(timer);
        ProbeServlet.Listening updated = new ProbeServlet.Listening();

        first = house.register(bundle.getBundleContext(), updated, Map.of(), "one", "INVITE");

        await(() -> updated.calls.size() > 1);
        assertThat(updated.calls).containsExactly("init", "timeout " + timer.getId());
    }

    @Test
    void noMoreTimersAreKeptThanTheLimit() throws Exception {
        FakeApplicationSession session = house.container.applicationSession();
        session.attributes.put(SipWhiteboardConstants.SESSION_OWNER, "one");
        first.unregister();
        for (int i = 0; i <= Timers.KEPT_LIMIT; i++) {
            house.events().timeout(session.timer("t" + i));
        }
        ProbeServlet.Listening updated = new ProbeServlet.Listening();

        first = house.register(bundle.getBundleContext(), updated, Map.of(), "one", "INVITE");

        await(() -> updated.calls.contains("timeout t" + (Timers.KEPT_LIMIT - 1)));
        assertThat(updated.calls).hasSize(1 + Timers.KEPT_LIMIT).doesNotContain("timeout t" + Timers.KEPT_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sessionEventsGoToTheOwner(boolean updatedMeanwhile) throws Exception {
        FakeSession session = house.send(new FakeRequest("INVITE")).session;
        ProbeServlet.Listening owner = updatedMeanwhile ? new ProbeServlet.Listening() : one;
        if (updatedMeanwhile) {
            update(owner);
        }
        owner.calls.clear();
        SipSessionEvent event = new SipSessionEvent(session.real);
        SipApplicationSessionEvent applicationEvent = new SipApplicationSessionEvent(session.applicationSession.real);

        house.events().sessionCreated(event);
        house.events().sessionReadyToInvalidate(event);
        house.events().sessionDestroyed(event);
        house.events().sessionCreated(applicationEvent);
        house.events().sessionReadyToInvalidate(applicationEvent);
        house.events().sessionExpired(applicationEvent);
        house.events().sessionDestroyed(applicationEvent);
        FakeRequest request = FakeRequest.following("INVITE", session);
        house.events().noAckReceived(new SipErrorEvent(request.real, request.response(200, false)));
        house.events().noPrackReceived(new SipErrorEvent(request.real, request.response(183, false)));

        assertThat(owner.calls)
                .containsExactly(
                        "session created",
                        "session ready",
                        "session destroyed",
                        "application session created",
                        "application session ready",
                        "application session expired",
                        "application session destroyed",
                        "no ACK",
                        "no PRACK");
        assertThat(two.calls).isEmpty();
    }

    @Test
    void anEventOfASessionOfNobodyIsDropped() throws Exception {
        FakeSession session = new FakeSession();
        house.events().sessionDestroyed(new SipSessionEvent(session.real));
        session.valid = false;
        house.events().sessionDestroyed(new SipSessionEvent(session.real));

        assertThat(one.calls).isEmpty();
        assertThat(two.calls).isEmpty();
    }
}
