package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.bindery.itests.exam.InFramework;
import org.bindery.itests.servlets.DialogServlet;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** A second servlet beside the registrar, in a bundle of its own, with dialogs, timers and listeners. */
@InFramework(NativeFelix.class)
class WhiteboardServletIT {

    private static final String NAME = "org.bindery.itests.dialog";
    private static final String WATCHER = "sip:watcher@127.0.0.1";
    private static final Duration SOON = Duration.ofSeconds(5);

    private House house;
    private Bundle bundle;
    private SipClient client;
    private String uri;
    private String callId;
    private String fromTag;

    @BeforeEach
    void addTheServlet() throws Exception {
        house = House.open();
        bundle = house.context().installBundle(NAME, BundleJar.stream(NAME, DialogServlet.class));
        bundle.start();
        Await.until("the servlet is in service", () -> inService("dialog"));
        client = house.udp();
        uri = "sip:watched@127.0.0.1:" + house.port();
        callId = SipRequest.unique() + "@dialog";
        fromTag = SipRequest.unique();
    }

    @AfterEach
    void removeTheServlet() throws Exception {
        client.close();
        bundle.uninstall();
        Await.until("the servlet is gone", () -> !inService("dialog"));
    }

    private boolean inService(String name) {
        RuntimeDTO runtime = house.service(SipWhiteboardRuntime.class).getRuntimeDTO();
        return Arrays.stream(runtime.servlets).anyMatch(s -> s.name.equals(name));
    }

    @Test
    void theServletGetsWhatItSelectsAndItsInitParameters() {
        SipMessage answer = client.send(SipRequest.of("MESSAGE", uri, WATCHER, "sip:watched@127.0.0.1"));
        assertThat(answer.status()).as(answer.startLine()).isEqualTo(200);
        assertThat(answer.header("X-Greeting")).isEqualTo("hello");

        SipMessage other = client.send(
                SipRequest.of("MESSAGE", "sip:another@127.0.0.1:" + house.port(), WATCHER, "sip:another@127.0.0.1"));
        assertThat(other.status()).as(other.startLine()).isNotEqualTo(200);
    }

    @Test
    void theRegistrarAndTheServletAreBothInService() {
        RuntimeDTO runtime = house.service(SipWhiteboardRuntime.class).getRuntimeDTO();
        assertThat(runtime.containerInService).isTrue();
        assertThat(runtime.servlets).extracting(s -> s.name).containsExactlyInAnyOrder("registrar", "dialog");
        assertThat(runtime.failedServlets).isEmpty();
        assertThat(Arrays.toString(runtime.listens)).contains(":" + house.port());
    }

    @Test
    void aDialogItsTimersAndItsSessionEventsBelongToTheServlet() {
        SipMessage ok = subscribe(1, "", 600, 400);
        String generation = ok.header("X-Generation");
        answerNotify(generation, "active");
        answerNotify(generation, "active;by=ring");

        Await.until("the answers to NOTIFY are told", () -> events("X-Answered").equals("2"));
        SipMessage refreshed = subscribe(2, toTag(ok), 600, 0);
        assertThat(refreshed.header("X-Answered")).isEqualTo("2");
        answerNotify(generation, "active");

        subscribe(3, toTag(ok), 0, 0);
        answerNotify(generation, "terminated");
        Await.until("the session's end is told", () -> !events("X-Sessions-Destroyed")
                .equals("0"));
    }

    @Test
    void aDialogAndItsTimersBelongToTheServletAfterAnUpdate() throws Exception {
        SipMessage ok = subscribe(1, "", 600, 1500);
        String before = ok.header("X-Generation");
        answerNotify(before, "active");
        Await.until("the answer to NOTIFY is told", () -> events("X-Answered").equals("1"));

        bundle.update(BundleJar.stream(NAME, DialogServlet.class));
        Await.until("the servlet is in service", () -> inService("dialog"));

        SipMessage refreshed = subscribe(2, toTag(ok), 600, 0);
        String after = refreshed.header("X-Generation");
        assertThat(after).isNotEqualTo(before);
        answerNotify(after, "active");
        answerNotify(after, "active;by=ring");
        Await.until("the answers to NOTIFY are told", () -> events("X-Answered").equals("2"));
        assertThat(subscribe(3, toTag(ok), 600, 0).header("X-Answered")).isEqualTo("3");
    }

    @Test
    void whileTheServletIsAwayItsDialogIsAskedToWait() throws Exception {
        SipMessage ok = subscribe(1, "", 600, 0);
        answerNotify(ok.header("X-Generation"), "active");
        Await.until("the answer to NOTIFY is told", () -> events("X-Answered").equals("1"));
        bundle.stop();
        SipMessage refused = client.send(request(2, toTag(ok), 600));
        assertThat(refused.status()).as(refused.startLine()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        bundle.start();
        Await.until("the servlet is in service", () -> inService("dialog"));
        subscribe(3, toTag(ok), 600, 0);
    }

    private SipMessage subscribe(int cseq, String toTag, int expires, int timerMillis) {
        SipRequest request = request(cseq, toTag, expires);
        SipMessage ok = client.send(timerMillis == 0 ? request : request.header("X-Timer", "" + timerMillis));
        assertThat(ok.status()).as(ok.startLine()).isEqualTo(200);
        return ok;
    }

    private SipRequest request(int cseq, String toTag, int expires) {
        return SipRequest.bare("SUBSCRIBE", uri)
                .header("Max-Forwards", "70")
                .header("From", "<" + WATCHER + ">;tag=" + fromTag)
                .header("To", "<sip:watched@127.0.0.1>" + toTag)
                .header("Call-ID", callId)
                .header("CSeq", cseq + " SUBSCRIBE")
                .header("Contact", "<" + client.contact("watcher") + ">")
                .header("Event", "itests")
                .header("Expires", "" + expires);
    }

    private static String toTag(SipMessage ok) {
        return ";tag=" + SipMessage.parameter(ok.header("To"), "tag");
    }

    private void answerNotify(String generation, String state) {
        SipMessage notify = client.nextRequest(SOON);
        client.answer(notify, 200, "OK");
        assertThat(notify.method()).isEqualTo("NOTIFY");
        assertThat(notify.header("Call-ID")).isEqualTo(callId);
        assertThat(notify.header("Subscription-State")).isEqualTo(state);
        assertThat(notify.header("X-Generation")).isEqualTo(generation);
    }

    private String events(String header) {
        return client.send(SipRequest.of("MESSAGE", uri, WATCHER, "sip:watched@127.0.0.1"))
                .header(header);
    }
}
