package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.registrar.internal.Desk.contacts;
import static org.bindery.registrar.internal.Desk.values;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bindery.location.LocationStoreException;
import org.bindery.location.Outcome;
import org.bindery.location.Registration;
import org.junit.jupiter.api.Test;

/** RFC 3261 section 10.3, step by step. Contacts, expires and q: {@link ContactRulesTest}. */
class RegisterRulesTest {
    private static final String PHONE = "<sip:alice@192.0.2.1:5060>";

    private final Desk desk = new Desk();

    @Test
    void step1RefusesARequestUriOfAnotherDomain() {
        assertThat(desk.answer(Facts.register().at("sip:example.org")).status()).isEqualTo(404);
    }

    @Test
    void step1RefusesARequestUriOfAnotherScheme() {
        assertThat(desk.answer(Facts.register().at("tel:+1234")).status()).isEqualTo(416);
    }

    @Test
    void step1RefusesAMalformedRequestUri() {
        Answer answer = desk.answer(Facts.register().at("sip:exa mple.com"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).startsWith("Malformed Request-URI");
    }

    @Test
    void step1ToleratesPortParametersAndCaseInTheRequestUri() {
        assertThat(desk.answer(Facts.register().at("sip:EXAMPLE.com:5070;transport=udp"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void step1RefusesAUserInTheRequestUriOnlyIfStrict() {
        Facts facts = Facts.register().at("sip:alice@example.com");
        assertThat(desk.answer(facts).status()).isEqualTo(200);
        assertThat(new Desk(Map.of("strictRequestUri", true)).answer(facts).status())
                .isEqualTo(400);
    }

    @Test
    void step2RefusesEveryRequiredExtensionByName() {
        Answer answer =
                desk.answer(Facts.register().with("Require", "foo, path").with("Require", "gin"));
        assertThat(answer.status()).isEqualTo(420);
        assertThat(values(answer, "Unsupported")).containsExactly("foo", "path", "gin");
    }

    @Test
    void step2RefusesAMalformedRequire() {
        assertThat(desk.answer(Facts.register().with("Require", "foo bar")).status())
                .isEqualTo(400);
        assertThat(desk.answer(Facts.register().with("Require", "foo,,")).status())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatMustBeUnderstoodIsRefused() {
        assertThat(desk.answer(Facts.register().with("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(desk.answer(Facts.register()
                                .with("Content-Type", "text/plain")
                                .with("Content-Length", "0"))
                        .status())
                .isEqualTo(200);
        assertThat(desk.answer(Facts.register()
                                .with("Content-Type", "text/plain")
                                .with("Content-Disposition", "icon;handling=optional"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void step5RefusesAToOfAnotherDomainOrWithoutUser() {
        assertThat(desk.answer(Facts.register().only("To", "<sip:alice@example.org>"))
                        .status())
                .isEqualTo(404);
        assertThat(desk.answer(Facts.register().only("To", "<sip:example.com>")).status())
                .isEqualTo(404);
    }

    @Test
    void step5RefusesAToOfAnotherScheme() {
        assertThat(desk.answer(Facts.register().only("To", "<tel:+1234>")).status())
                .isEqualTo(416);
    }

    @Test
    void step5RefusesAMalformedMissingDoubledOrLongTo() {
        assertThat(desk.answer(Facts.register().only("To", "<sip:alice@example.com"))
                        .status())
                .isEqualTo(400);
        assertThat(desk.answer(Facts.register().without("To")).reason()).isEqualTo("No To header");
        assertThat(desk.answer(Facts.register().with("To", PHONE)).status()).isEqualTo(400);
        assertThat(desk.answer(Facts.register().only("To", PHONE + ", " + PHONE))
                        .status())
                .isEqualTo(400);
        assertThat(desk.answer(Facts.register().only("To", "<sip:" + "a".repeat(300) + "@example.com>"))
                        .reason())
                .isEqualTo("To is too long");
    }

    @Test
    void step5FindsOneAddressBehindEveryWritingOfIt() {
        desk.answer(Facts.register().contact(PHONE).only("To", "<sip:%61lice@EXAMPLE.com:5060;user=phone>"));
        assertThat(contacts(desk.answer(Facts.register()))).hasSize(1);
    }

    @Test
    void missingOrMalformedCallIdAndCseqAreRefused() {
        assertThat(desk.answer(Facts.register().without("Call-ID")).reason()).isEqualTo("No Call-ID");
        for (String cseq :
                List.of("", "REGISTER", "1", "1REGISTER", "-1 REGISTER", "2147483648 REGISTER", "1 INVITE")) {
            Answer answer = desk.answer(Facts.register().only("CSeq", cseq));
            assertThat(answer.status()).as(cseq).isEqualTo(400);
            assertThat(answer.reason()).isEqualTo("Malformed CSeq header");
        }
        assertThat(desk.answer(Facts.register().only("CSeq", "2147483647 REGISTER"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void step6AQueryTellsTheBindingsAndChangesNothing() {
        desk.answer(Facts.register().contact(PHONE));
        List<?> before = desk.bindings();
        assertThat(contacts(desk.answer(Facts.register()))).containsExactly(PHONE + ";expires=3600");
        assertThat(desk.bindings()).isEqualTo(before);
    }

    @Test
    void step6StarRemovesEverything() {
        desk.answer(Facts.register().contact(PHONE).contact("<sip:b@192.0.2.2>"));
        Answer answer = desk.answer(Facts.register().cseq(2).contact("*").with("Expires", "0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(contacts(answer)).isEmpty();
        assertThat(desk.bindings()).isEmpty();
    }

    @Test
    void step6StarWithAnEarlierCseqFailsAndChangesNothing() {
        desk.answer(Facts.register().cseq(5).contact(PHONE));
        Facts late = Facts.register().cseq(5).contact("*").with("Expires", "0");
        assertThat(desk.answer(late).status()).isEqualTo(500);
        assertThat(desk.bindings()).hasSize(1);
        assertThat(desk.answer(late.only("Call-ID", "another")).status()).isEqualTo(200);
    }

    @Test
    void step7RefreshesWhatIsEquivalentAndNotOnlyTheSameText() {
        desk.answer(Facts.register().contact(PHONE));
        desk.clock.advance(Duration.ofSeconds(100));
        Answer answer = desk.answer(Facts.register().cseq(2).contact("<SIP:%61lice@192.0.2.1:5060>;expires=200"));
        assertThat(contacts(answer)).singleElement().asString().endsWith(";expires=200");
    }

    @Test
    void step7RefusesTheSameOrAnEarlierCseqAsAWhole() {
        desk.answer(Facts.register().cseq(7).contact(PHONE));
        Answer answer = desk.answer(
                Facts.register().cseq(7).contact("<sip:new@192.0.2.3>").contact(PHONE));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.reason()).isEqualTo("CSeq out of order");
        assertThat(desk.bindings()).hasSize(1);
    }

    @Test
    void step7RemovesWithExpires0() {
        desk.answer(Facts.register().contact(PHONE));
        Answer answer = desk.answer(Facts.register().cseq(2).contact(PHONE + ";expires=0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(contacts(answer)).isEmpty();
    }

    @Test
    void step7RefusesMoreBindingsThanAllowed() {
        Desk small = new Desk(Map.of("maxContacts", 1));
        small.answer(Facts.register().contact(PHONE));
        Answer answer = small.answer(Facts.register().cseq(2).contact("<sip:b@192.0.2.2>"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("Too many contacts for this address");
        assertThat(small.bindings()).hasSize(1);
    }

    @Test
    void step7AStoreThatFailsIs500() {
        desk.location = new FailingLocations(desk.locations);
        Answer answer = desk.answer(Facts.register().contact(PHONE));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.reason()).isEqualTo("Registration could not be stored");
    }

    @Test
    void aLocationServiceThatIsAwayIs503() {
        desk.location = null;
        Answer answer = desk.answer(Facts.register().contact(PHONE));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(values(answer, "Retry-After")).containsExactly("5");
    }

    @Test
    void step8TellsEveryBindingInOrderWithWhatItCameWith() {
        String instance = "+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF>\"";
        desk.answer(Facts.register()
                .contact("\"Desk \\\"1\\\"\" <sip:a@192.0.2.1>;q=0.5;" + instance + ";methods=\"INVITE, ACK\";audio"));
        Answer answer = desk.answer(Facts.register().cseq(2).contact("sip:b@192.0.2.2;expires=60"));
        assertThat(contacts(answer))
                .containsExactly(
                        "\"Desk \\\"1\\\"\" <sip:a@192.0.2.1>;" + instance
                                + ";methods=\"INVITE, ACK\";audio;q=0.5;expires=3600",
                        "<sip:b@192.0.2.2>;expires=60");
    }

    @Test
    void step8CountsExpiresDownAndForgetsWhatHasExpired() {
        desk.answer(Facts.register().contact(PHONE + ";expires=100"));
        desk.clock.advance(Duration.ofMillis(99_500));
        assertThat(contacts(desk.answer(Facts.register()))).containsExactly(PHONE + ";expires=1");
        desk.clock.advance(Duration.ofMillis(500));
        assertThat(contacts(desk.answer(Facts.register()))).isEmpty();
    }

    @Test
    void step8HasADateOfTheSecond() {
        assertThat(values(desk.answer(Facts.register()), "Date")).containsExactly("Sun, 01 Nov 2026 10:20:30 GMT");
        desk.clock.advance(Duration.ofSeconds(1));
        assertThat(values(desk.answer(Facts.register()), "Date")).containsExactly("Sun, 01 Nov 2026 10:20:31 GMT");
    }

    @Test
    void theBindingKnowsWhereItCameFrom() {
        desk.answer(Facts.register().with("User-Agent", "phone/1").contact(PHONE));
        assertThat(desk.bindings()).singleElement().satisfies(binding -> {
            assertThat(binding.origin().userAgent()).isEqualTo("phone/1");
            assertThat(binding.flow().received()).isEqualTo("sip:192.0.2.9:50000;transport=udp");
        });
    }

    @Test
    void recordRouteIsIgnored() {
        Answer answer = desk.answer(Facts.register().with("Record-Route", "<sip:proxy;lr>"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(values(answer, "Record-Route")).isEmpty();
    }

    /** Reads, but cannot store. */
    private static final class FailingLocations extends ForwardingLocations {

        FailingLocations(MapLocations locations) {
            super(locations);
        }

        @Override
        public Outcome apply(Registration registration) {
            throw new LocationStoreException("disk full", new java.io.IOException());
        }
    }
}
