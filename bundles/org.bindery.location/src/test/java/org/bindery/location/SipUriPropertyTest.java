package org.bindery.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class SipUriPropertyTest {
    private static final String ALPHABET = "sipS:@;?&=%40aA6[]1.,/\"\\<> \t\r\n*+-_~!'()$#\u0000\u007f\u00e4";

    @Property
    void everyUriIsEquivalentToItself(@ForAll("uris") String text) {
        assertThat(SipUri.parse(text).equivalent(SipUri.parse(text))).isTrue();
    }

    @Property(tries = 5000)
    void equivalenceIsSymmetricAndSharesTheKey(@ForAll("similarUris") String one, @ForAll("similarUris") String other) {
        SipUri left = SipUri.parse(one);
        SipUri right = SipUri.parse(other);
        boolean equivalent = left.equivalent(right);
        Statistics.collect(equivalent);
        assertThat(right.equivalent(left)).isEqualTo(equivalent);
        if (equivalent) {
            assertThat(left.canonicalKey()).isEqualTo(right.canonicalKey());
        }
    }

    @Property
    void anotherSpellingIsEquivalent(@ForAll("uris") String text) {
        SipUri uri = SipUri.parse(text);
        String spelled = text.replace("alice", "%61l%69ce")
                .replace("example.com", "Example.COM")
                .replace("transport", "Tr%61nsport")
                .replace("[2001:db8::1]", "[2001:0DB8:0::0001]")
                .replace("%3b", "%3B");
        SipUri other = SipUri.parse(spelled);
        assertThat(other.equivalent(uri)).isTrue();
        assertThat(other.canonicalKey()).isEqualTo(uri.canonicalKey());
        assertThat(other.aor()).isEqualTo(uri.aor());
    }

    @Property
    void theKeyIsAUriWithTheSameKey(@ForAll("uris") String text) {
        String key = SipUri.parse(text).canonicalKey();
        assertThat(SipUri.parse(key).canonicalKey()).isEqualTo(key);
    }

    @Property
    void anAorNamesItself(@ForAll("uris") String text) {
        Aor aor = Aor.of(text);
        assertThat(Aor.of(aor.toUri())).isEqualTo(aor);
    }

    @Property
    void anyUserNamesAnAorThatNamesItself(@ForAll String user) {
        Aor aor = new Aor("sip:" + user + "@example.com");
        boolean wellFormed = user.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        if (wellFormed && !user.isEmpty()) {
            assertThat(Aor.of(aor.toUri())).isEqualTo(aor);
        }
    }

    @Property(tries = 20_000)
    void anyTextIsReadOrRefusedInOneCleanLine(@ForAll("texts") String text) {
        try {
            assertThat(SipUri.parse(text)).hasToString(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches("[A-Z][ -~]{3,80}");
        }
        try {
            assertThat(NameAddr.parseList(text)).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches("[A-Z*][ -~]{3,80}");
        }
    }

    @Property
    void whatIsPrintedIsReadAgain(
            @ForAll("displayNames") String displayName,
            @ForAll("uris") String uri,
            @ForAll("parameters") Map<String, String> parameters) {
        NameAddr address = new NameAddr(displayName, uri, parameters);
        assertThat(NameAddr.parse(address.toString())).isEqualTo(address);
        assertThat(NameAddr.parseList(address + " , " + address)).containsExactly(address, address);
    }

    @Provide
    Arbitrary<String> uris() {
        return Combinators.combine(
                        Arbitraries.of("sip:", "sips:", "SIP:"),
                        Arbitraries.of(
                                "", "alice@", "Alice@", "alice:@", "alice:x%3by@", "a%3bb@", "a;b@", "%c3%a4%40@"),
                        Arbitraries.of("example.com", "192.0.2.1", "[2001:db8::1]", "[::]"),
                        Arbitraries.of("", ":5060", ":6000"),
                        Arbitraries.of("", ";transport=tcp", ";transport=TCP", ";transport=udp", ";user=phone", ";lr"),
                        Arbitraries.of("", ";x=1", ";x=2", ";X=1", ";maddr=[::1]", ";maddr=a"),
                        Arbitraries.of("", "?subject=a", "?subject=A", "?a=1&b=2", "?b=2&a=1"))
                .as((scheme, user, host, port, one, two, headers) -> scheme + user + host + port + one + two + headers);
    }

    @Provide
    Arbitrary<String> similarUris() {
        return Combinators.combine(
                        Arbitraries.of("sip:alice@b", "SIP:%61lice@B", "sip:Alice@b"),
                        Arbitraries.of("", ";transport=tcp", ";Transport=TCP"),
                        Arbitraries.of("", ";x=1", ";x=2", ";y"),
                        Arbitraries.of("", "", "?a=1&b=2", "?b=2&a=1"))
                .as((start, one, two, headers) -> start + one + two + headers);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> noise =
                Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(40);
        Arbitrary<String> start =
                Arbitraries.of("", "sip:", "<sip:a@", "\"a\" <sips:", "sip:a@b;", "sip:a@b?", "sip:[");
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Combinators.combine(start, noise).as(String::concat),
                Combinators.combine(uris(), noise).as(String::concat));
    }

    @Provide
    Arbitrary<String> displayNames() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\u00e4', '"', '\\')
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        return Arbitraries.maps(
                        Arbitraries.of("q", "expires", "+sip.instance", "video", "tag"),
                        Arbitraries.of("", "0.7", "\"<urn:uuid:1>\"", "\"a,\\\"b;\"", "[::1]", "a.b"))
                .ofMaxSize(4);
    }
}
