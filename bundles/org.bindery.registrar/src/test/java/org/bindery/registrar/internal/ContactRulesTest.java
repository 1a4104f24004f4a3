package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.registrar.internal.Desk.contacts;
import static org.bindery.registrar.internal.Desk.values;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Contact, Expires, q and {@code *}: RFC 3261 section 10.3, steps 6 and 7. */
class ContactRulesTest {
    private static final String PHONE = "<sip:alice@192.0.2.1>";

    private final Desk desk = new Desk();

    @Test
    void starBesideAnotherContactIsRefused() {
        assertRefused(Facts.register().contact("*").contact(PHONE).with("Expires", "0"));
        assertRefused(Facts.register().contact(PHONE + ", *").with("Expires", "0"));
        assertRefused(Facts.register().contact("*").contact("*").with("Expires", "0"));
    }

    @Test
    void starWithoutExpires0IsRefused() {
        assertRefused(Facts.register().contact("*"));
        assertRefused(Facts.register().contact("*").with("Expires", "1"));
        assertRefused(Facts.register().contact("*;expires=0"));
    }

    @Test
    void theContactParameterComesBeforeTheHeaderAndThatBeforeTheDefault() {
        assertThat(granted(Facts.register().contact(PHONE + ";expires=100").with("Expires", "200")))
                .isEqualTo(100);
        assertThat(granted(Facts.register().contact(PHONE).with("Expires", "200")))
                .isEqualTo(200);
        assertThat(granted(Facts.register().contact(PHONE))).isEqualTo(3600);
    }

    @Test
    void aLongLifetimeIsCutWithoutAWord() {
        assertThat(granted(Facts.register().contact(PHONE + ";expires=4294967295")))
                .isEqualTo(7200);
    }

    @Test
    void aBriefLifetimeIsRefusedWithTheLeastOne() {
        Answer answer = desk.answer(Facts.register().contact(PHONE + ";expires=59"));
        assertThat(answer.status()).isEqualTo(423);
        assertThat(values(answer, "Min-Expires")).containsExactly("60");
        assertThat(granted(Facts.register().contact(PHONE + ";expires=60"))).isEqualTo(60);
    }

    @Test
    void aLifetimeOfAnHourIsNeverTooBrief() {
        Desk patient = new Desk(Map.of("minExpires", 5000, "defaultExpires", 6000));
        assertThat(patient.answer(Facts.register().contact(PHONE + ";expires=3599"))
                        .status())
                .isEqualTo(423);
        assertThat(patient.answer(Facts.register().contact(PHONE + ";expires=3600"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void malformedExpiresIsRefused() {
        for (String value : List.of("x", "-1", "4294967296", "1.5", "99999999999999999999", "0x10")) {
            assertThat(desk.answer(Facts.register().contact(PHONE).with("Expires", value))
                            .reason())
                    .isEqualTo("Malformed Expires header");
            assertThat(desk.answer(Facts.register().contact(PHONE + ";expires=" + value))
                            .reason())
                    .isEqualTo("Malformed expires in Contact 1");
        }
        assertRefused(Facts.register().contact(PHONE + ";expires"));
        assertRefused(Facts.register().contact(PHONE + ";expires=\"60\""));
        assertRefused(Facts.register().contact(PHONE).with("Expires", "60").with("Expires", "60"));
    }

    @Test
    void malformedExpiresMayMeanTheDefault() {
        Desk lenient = new Desk(Map.of("malformedExpires", "default"));
        assertThat(contacts(lenient.answer(Facts.register().contact(PHONE + ";expires=x"))))
                .containsExactly(PHONE + ";expires=3600");
    }

    @Test
    void qHasAtMostThreeDecimalsAndIsAtMost1() {
        for (String q : List.of("0", "1", "0.", "1.", "0.5", "0.123", "1.000")) {
            assertThat(desk.answer(Facts.register().only("Call-ID", "c" + q).contact(PHONE + ";q=" + q))
                            .status())
                    .as(q)
                    .isEqualTo(200);
        }
        for (String q : List.of("2", "1.001", "0.1234", "-0.5", ".5", "x", "0,5", "00", "10", "\"1\"", "1e0")) {
            Answer answer =
                    desk.answer(Facts.register().contact("<sip:ok@192.0.2.1>").contact(PHONE + ";q=" + q));
            assertThat(answer.status()).as(q).isEqualTo(400);
        }
        assertThat(desk.answer(Facts.register().contact("sip:ok@192.0.2.1").contact(PHONE + ";q=7"))
                        .reason())
                .isEqualTo("Malformed q in Contact 2");
    }

    @Test
    void qIsKept() {
        assertThat(contacts(desk.answer(Facts.register().contact(PHONE + ";q=0.123"))))
                .containsExactly(PHONE + ";q=0.123;expires=3600");
        assertThat(contacts(desk.answer(Facts.register().cseq(2).contact(PHONE + ";q=0"))))
                .containsExactly(PHONE + ";q=0.0;expires=3600");
    }

    @Test
    void malformedContactsAreRefused() {
        for (String contact : List.of(
                "", "<sip:alice@192.0.2.1", "sip:", "<sip:a b@192.0.2.1>", "<sip:a@192.0.2.1:99999>", "nonsense")) {
            assertThat(desk.answer(Facts.register().contact(contact)).status())
                    .as(contact)
                    .isEqualTo(400);
        }
        assertThat(desk.bindings()).isEmpty();
    }

    @Test
    void onlySomeSchemesMayBeBound() {
        assertThat(granted(Facts.register().contact("<tel:+1234>"))).isEqualTo(3600);
        assertThat(desk.answer(Facts.register().contact("<http://example.com/>"))
                        .reason())
                .isEqualTo("Scheme not allowed in Contact 1");
    }

    @Test
    void aSipsAddressTakesSipsContactsOnly() {
        Facts secure = Facts.register().only("To", "<sips:alice@example.com>");
        assertThat(desk.answer(secure.contact("<sips:alice@192.0.2.1>")).status())
                .isEqualTo(200);
        assertThat(desk.answer(secure.contact(PHONE)).reason()).isEqualTo("To is sips and not so is Contact 2");
    }

    @Test
    void longAndManyContactsAreRefused() {
        assertThat(desk.answer(Facts.register().contact("<sip:" + "a".repeat(2000) + "@192.0.2.1>"))
                        .reason())
                .isEqualTo("Too long Contact 1");
        Facts many = Facts.register();
        for (int i = 0; i < 11; i++) {
            many.contact("<sip:alice@192.0.2." + i + ">");
        }
        assertThat(desk.answer(many).status()).isEqualTo(403);
        assertThat(desk.answer(Facts.register().contact("<sip:a@b>" + " ".repeat(30_000)))
                        .reason())
                .isEqualTo("Contacts too long");
    }

    @Test
    void instanceIsKnownToTheFlowAndRegIdIsNot() {
        desk.answer(Facts.register().contact(PHONE + ";+sip.instance=\"<urn:uuid:1>\";reg-id=1"));
        assertThat(desk.bindings()).singleElement().satisfies(binding -> {
            assertThat(binding.flow().instance()).isEqualTo("<urn:uuid:1>");
            assertThat(binding.flow().regId()).isZero();
        });
    }

    @Property(tries = 500)
    void allContactsAreAppliedOrNone(@ForAll("goodAndBad") List<String> contacts) {
        Desk fresh = new Desk();
        Facts facts = Facts.register();
        contacts.forEach(facts::contact);
        Answer answer = fresh.answer(facts);
        if (answer.status() == 200) {
            assertThat(contacts).noneMatch(contact -> contact.contains("bad"));
            assertThat(contacts(answer)).hasSameSizeAs(contacts);
        } else {
            assertThat(contacts).anyMatch(contact -> contact.contains("bad"));
            assertThat(fresh.bindings()).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> goodAndBad() {
        return Arbitraries.of(
                        "<sip:a@192.0.2.1>",
                        "<sip:b@192.0.2.1>;q=0.5",
                        "sip:c@192.0.2.1;expires=90",
                        "<tel:+1234>",
                        "<sip:bad@192.0.2.1>;q=2",
                        "<sip:bad@192.0.2.1>;expires=x",
                        "<sip:bad@192.0.2.1>;expires=5",
                        "<sip:bad@192.0.2.1",
                        "<bad:x>")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements();
    }

    @Property(tries = 1000)
    void noHeaderMakesItThrowOrAnswerInTwoLines(
            @ForAll String contact, @ForAll String expires, @ForAll String to, @ForAll String require) {
        Answer answer = desk.answer(Facts.register()
                .contact(contact)
                .with("Expires", expires)
                .with("Require", require)
                .only("To", to));
        assertThat(answer.status()).isBetween(200, 699);
        assertThat(answer.reason()).matches("[ -~]{1,120}");
    }

    private long granted(Facts facts) {
        String line = contacts(new Desk().answer(facts)).get(0);
        return Long.parseLong(line.substring(line.lastIndexOf('=') + 1));
    }

    private void assertRefused(Facts facts) {
        assertThat(desk.answer(facts).status()).isEqualTo(400);
    }
}
