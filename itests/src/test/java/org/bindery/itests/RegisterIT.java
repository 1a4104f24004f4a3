package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.itests.House.assertRefused;
import static org.bindery.itests.sip.SipMessage.parameter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REGISTER over real sockets (RFC 3261 section 10.3), without authentication. */
@InFramework(NativeFelix.class)
class RegisterIT {

    private House house;
    private SipClient client;
    private Phone phone;

    @BeforeEach
    void pickUpThePhone() throws Exception {
        house = House.open();
        client = house.udp();
        phone = House.phone(client);
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    @Test
    void bindsRefreshesAndRemovesOverUdp() {
        bindRefreshRemove(phone);
    }

    @Test
    void bindsRefreshesAndRemovesOverTcp() {
        try (SipClient tcp = house.tcp()) {
            bindRefreshRemove(House.phone(tcp));
        }
    }

    private static void bindRefreshRemove(Phone phone) {
        assertThat(ok(phone.query()).contacts()).isEmpty();

        SipMessage bound = ok(phone.register(600));
        assertThat(bound.contacts()).singleElement().asString().startsWith(phone.contact());
        assertThat(seconds(bound, 0)).isEqualTo(600);
        assertThat(bound.header("Date")).endsWith("GMT");
        assertThat(bound.header("To")).contains(";tag=");

        assertThat(seconds(ok(phone.register(1200)), 0)).isEqualTo(1200);
        assertThat(ok(phone.query()).contacts()).hasSize(1);

        assertThat(ok(phone.register(0)).contacts()).isEmpty();
        assertThat(ok(phone.query()).contacts()).isEmpty();
    }

    @Test
    void listsEveryBindingWithItsParameters() {
        ok(phone.send(r -> r.header("Contact", "<sip:a@127.0.0.1:7001>;q=0.5;expires=700;x=\"a;b,c\"")));
        SipMessage answer = ok(phone.send(r -> r.header("Contact", "<sip:b@127.0.0.1:7002;lr>;expires=800")
                .header("Contact", "\"C, really\" <sip:c@127.0.0.1:7003>")
                .header("Expires", "900")));

        assertThat(answer.contacts()).hasSize(3);
        String first = contact(answer, "sip:a@127.0.0.1:7001");
        assertThat(first).contains("x=\"a;b,c\"");
        assertThat(Double.parseDouble(parameter(first, "q"))).isEqualTo(0.5);
        assertThat(Long.parseLong(parameter(first, "expires"))).isBetween(690L, 700L);
        assertThat(parameter(contact(answer, "sip:b@127.0.0.1:7002;lr"), "expires"))
                .isEqualTo("800");
        assertThat(parameter(contact(answer, "sip:c@127.0.0.1:7003"), "expires"))
                .isEqualTo("900");
    }

    @Test
    void severalContactsInOneLineAreSeveralContacts() {
        SipMessage answer = ok(phone.register("<sip:a@127.0.0.1:7001>, <sip:b@127.0.0.1:7002>;expires=100", 600));
        assertThat(answer.contacts()).hasSize(2);
    }

    @Test
    void oneBadContactChangesNothing() {
        ok(phone.register(600));
        SipMessage refused = phone.send(r ->
                r.header("Contact", "<sip:good@127.0.0.1:7001>").header("Contact", "<sip:bad@127.0.0.1:7002>;q=7"));
        assertRefused(refused, 400, "q");
        assertThat(ok(phone.query()).contacts()).singleElement().asString().contains(phone.contact());
    }

    @Test
    void starRemovesEverything() {
        ok(phone.register("<sip:a@127.0.0.1:7001>, <sip:b@127.0.0.1:7002>", 600));
        assertThat(ok(phone.register("*", 0)).contacts()).isEmpty();
        assertThat(ok(phone.query()).contacts()).isEmpty();
    }

    @Test
    void starStandsAloneWithExpiresZero() {
        ok(phone.register(600));
        assertThat(phone.register("*", 600).status()).isEqualTo(400);
        assertThat(phone.send(r -> r.header("Contact", "*")).status()).isEqualTo(400);
        assertThat(phone.send(r -> r.header("Contact", "*")
                                .header("Contact", phone.contact())
                                .header("Expires", "0"))
                        .status())
                .isEqualTo(400);
        assertThat(ok(phone.query()).contacts()).hasSize(1);
    }

    @Test
    void aLowerCSeqOfTheSameCallIsRefusedAsAWhole() {
        String callId = SipRequest.unique() + "@order";
        ok(client.send(register(callId, 10, "<sip:a@127.0.0.1:7001>")));
        SipMessage refused = client.send(
                register(callId, 9, "<sip:new@127.0.0.1:7009>").header("Contact", "<sip:a@127.0.0.1:7001>"));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(ok(phone.query()).contacts()).singleElement().asString().contains("sip:a@127.0.0.1:7001");
    }

    @Test
    void anotherCallMayRefreshWithAnyCSeq() {
        ok(client.send(register("one@order" + SipRequest.unique(), 10, "<sip:a@127.0.0.1:7001>")));
        assertThat(ok(client.send(register("two@order" + SipRequest.unique(), 1, "<sip:a@127.0.0.1:7001>")))
                        .contacts())
                .hasSize(1);
    }

    private SipRequest register(String callId, long cseq, String contact) {
        return SipRequest.of("REGISTER", "sip:127.0.0.1", phone.aor(), phone.aor(), callId, cseq)
                .header("Contact", contact)
                .header("Expires", "600");
    }

    @Test
    void equalUrisAreOneBinding() {
        ok(phone.register("<sip:%61lice@127.0.0.1:7001;transport=UDP>", 600));
        assertThat(ok(phone.register("<sip:alice@127.0.0.1:7001;Transport=udp>", 600))
                        .contacts())
                .hasSize(1);
        assertThat(ok(phone.register("<sip:Alice@127.0.0.1:7001;transport=udp>", 600))
                        .contacts())
                .hasSize(2);
    }

    @Test
    void aTooShortIntervalIsRefusedWithTheMinimum() {
        SipMessage refused = phone.register(1);
        assertThat(refused.status()).isEqualTo(423);
        long minimum = Long.parseLong(refused.header("Min-Expires"));
        assertThat(seconds(ok(phone.register(minimum)), 0)).isEqualTo(minimum);
    }

    @Test
    void aTooLongIntervalIsCut() {
        assertThat(seconds(ok(phone.register(4_294_967_295L)), 0)).isBetween(60L, 4_294_967_294L);
    }

    @Test
    void anUnknownExtensionIsRefusedByName() {
        SipMessage refused = phone.send(r -> r.header("Require", "path2, nonsense"));
        assertThat(refused.status()).isEqualTo(420);
        assertThat(String.join(",", refused.headers("Unsupported")))
                .contains("path2")
                .contains("nonsense");
    }

    @Test
    void aToThatIsNoSipUriIsRefused() {
        assertThat(client.send(SipRequest.of("REGISTER", "sip:127.0.0.1", phone.aor(), "tel:+123456789"))
                        .status())
                .isEqualTo(416);
    }

    @Test
    void aDomainThatIsNotServedIsRefused() {
        assertThat(client.send(SipRequest.of(
                                "REGISTER", "sip:127.0.0.1", "sip:a@elsewhere.example", "sip:a@elsewhere.example"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void malformedValuesAreNamedAndChangeNothing() {
        assertRefused(phone.send(r -> r.header("Contact", "<sip:a@127.0.0.1:7001")), 400, "Contact");
        assertRefused(phone.register("<sip:a@127.0.0.1:7001>;expires=soon", 600), 400, "expires");
        assertRefused(phone.send(r -> r.header("Contact", phone.contact()).header("Expires", "soon")), 400, "Expires");
        assertRefused(phone.register(phone.contact() + ";q=1.2345", 600), 400, "q");
        assertRefused(client.send(phone.request().replace("To", "<sip:@@>")), 400, "To");
        assertThat(ok(phone.query()).contacts()).isEmpty();
    }

    @Test
    void aMissingOrDoubledHeaderIsNamed() {
        for (String name : new String[] {"To", "From", "Call-ID", "CSeq"}) {
            assertRefused(client.send(phone.request().without(name)), 400, name);
        }
        assertRefused(client.send(phone.request().header("Call-ID", "another@itests")), 400, "Call-ID");
        assertRefused(client.send(phone.request().replace("CSeq", "7 INVITE")), 400, "CSeq");
    }

    @Test
    void aRetransmissionGetsTheSameAnswerAgain() {
        SipRequest request = phone.request().header("Contact", phone.contact()).header("Expires", "600");
        List<SipMessage> answers = client.sendThrice(request);
        assertThat(answers).hasSize(3).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .extracting(answer -> answer.header("To"))
                .containsOnly(answers.get(0).header("To"));
        assertThat(ok(phone.query()).contacts()).hasSize(1);
    }

    @Test
    void bindingsEndToTheSecond() throws Exception {
        house.configure(House.REGISTRAR, Map.of("authentication", false, "minExpires", 1));
        Await.until("a minimum of 1 s", () -> phone.register(1).status() == 200);
        Await.until("no binding", Duration.ofSeconds(4), () -> ok(phone.query())
                .contacts()
                .isEmpty());
        house.configure(House.REGISTRAR, Map.of("authentication", false));
        Await.until("the minimum again", () -> phone.register(1).status() == 423);
    }

    private static SipMessage ok(SipMessage answer) {
        assertThat(answer.status()).as(answer.startLine()).isEqualTo(200);
        return answer;
    }

    private static long seconds(SipMessage answer, int contact) {
        return Long.parseLong(parameter(answer.contacts().get(contact), "expires"));
    }

    private static String contact(SipMessage answer, String uri) {
        return answer.contacts().stream()
                .filter(c -> c.contains("<" + uri + ">"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + uri + " in " + answer.contacts()));
    }
}
