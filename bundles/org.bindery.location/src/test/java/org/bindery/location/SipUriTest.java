package org.bindery.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {

    @Test
    void givesEveryPart() {
        SipUri uri = SipUri.parse("SIPS:al%69ce:s3cret@Example.COM:5061;Transport=tcp;lr?subject=a%20b&To=x&to=y");
        assertThat(uri.scheme()).isEqualTo("sips");
        assertThat(uri.user()).isEqualTo("alice");
        assertThat(uri.password()).isEqualTo("s3cret");
        assertThat(uri.host()).isEqualTo("example.com");
        assertThat(uri.port()).hasValue(5061);
        assertThat(uri.parameters()).containsExactly(entry("transport", "tcp"), entry("lr", ""));
        assertThat(uri.headers()).containsExactly(entry("subject", List.of("a%20b")), entry("to", List.of("x", "y")));
        assertThat(uri.aor()).isEqualTo(new Aor("sips:alice@example.com"));
    }

    @Test
    void givesEmptyPartsWhereThereAreNone() {
        SipUri uri = SipUri.parse("sip:example.com");
        assertThat(uri.user()).isEmpty();
        assertThat(uri.password()).isEmpty();
        assertThat(uri.port()).isEqualTo(OptionalInt.empty());
        assertThat(uri.parameters()).isEmpty();
        assertThat(uri.headers()).isEmpty();
    }

    @Test
    void printsWhatItRead() {
        String text = "Sip:%61lice@Example.com;X=1";
        assertThat(SipUri.parse(text)).hasToString(text);
    }

    /** RFC 3261 section 19.1.4. */
    @ParameterizedTest
    @CsvSource({
        "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtLanTa.CoM;Transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
        "sip:carol@chicago.com, sip:carol@chicago.com;security=on",
        "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com,"
                + " sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
        "sip:alice@atlanta.com?subject=project%20x&priority=urgent,"
                + " sip:alice@atlanta.com?priority=urgent&subject=project%20x",
        "sip:a@b.c;X=%5b%2f, sip:a@b.c;x=[%2F",
        "sip:a@b.c?Subject=x, sip:a@b.c?subject=X",
        "sip:a@[2001:db8::0:1], sip:a@[2001:DB8:0:0:0:0:0:1]",
        "sip:a@[::ffff:192.0.2.1], sip:a@[::FFFF:c000:201]",
        "sip:a@b.c;maddr=[::1], sip:a@b.c;maddr=[0:0::1]",
        "sip:a@b.c:5060, sip:a@b.c:05060"
    })
    void isEquivalent(String one, String other) {
        assertEquivalent(one, other, true);
        assertThat(SipUri.parse(one).canonicalKey())
                .isEqualTo(SipUri.parse(other).canonicalKey());
    }

    /** RFC 3261 section 19.1.4. */
    @ParameterizedTest
    @CsvSource({
        "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
        "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=udp",
        "sip:bob@biloxi.com, sip:bob@biloxi.com:6000;transport=tcp",
        "sip:carol@chicago.com, sip:carol@chicago.com?Subject=next%20meeting",
        "sip:bob@phone21.boxesbybob.com, sip:bob@192.0.2.4",
        "sip:carol@chicago.com;security=on, sip:carol@chicago.com;security=off",
        "sip:a@b.c, sips:a@b.c",
        "sip:a:x@b.c, sip:a:X@b.c",
        "sip:a@b.c, sip:a:@b.c",
        "sip:a@b.c, sip:b.c",
        "sip:a@b.c;user=ip, sip:a@b.c",
        "sip:a@b.c;ttl=1, sip:a@b.c",
        "sip:a@b.c, sip:a@b.c;method=INVITE",
        "sip:a@b.c, sip:a@b.c;maddr=b.c",
        "sip:a%3B@b.c, sip:a;@b.c",
        "sip:a%3Bb@b.c, sip:a%2Cb@b.c",
        "sip:a@b.c?a=b&a=b, sip:a@b.c?a=b&a=c",
        "sip:a@b.c?Call-ID=x, sip:a@b.c?Call-ID=X",
        "sip:a@b.c?Subject=%22x%22, sip:a@b.c?Subject=%22X%22",
        "sip:a@[::1], sip:a@[::2]",
        "sip:%00@host5.example.com, sip:%00%00@host5.example.com"
    })
    void isNotEquivalent(String one, String other) {
        assertEquivalent(one, other, false);
    }

    private static void assertEquivalent(String one, String other, boolean expected) {
        SipUri left = SipUri.parse(one);
        SipUri right = SipUri.parse(other);
        assertThat(left.equivalent(right)).isEqualTo(expected);
        assertThat(right.equivalent(left)).isEqualTo(expected);
    }

    @Test
    void equivalenceIsNotTransitive() {
        assertEquivalent("sip:carol@chicago.com;security=on", "sip:carol@chicago.com", true);
        assertEquivalent("sip:carol@chicago.com", "sip:carol@chicago.com;security=off", true);
        assertEquivalent("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false);
    }

    /** RFC 4475 sections 3.1.1.2 to 3.1.1.10 and others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com",
                "sip:sips%3Auser%40example.com@example.net",
                "sip:I%20have%20spaces@example.net",
                "sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31",
                "sip:null-%00-null@example.com",
                "sip:user;par=u%40example.net@example.com",
                "sip:user@example.com?Route=%3Csip:sip.example.com%3E",
                "sip:vivekg@chair-dnrc.example.com;unknownparam",
                "sip:+12125551212@server.phone2net.com",
                "sip:a@example.com.",
                "sip:a@[::]",
                "sip:a@[1::]:5060",
                "sip:a@1.2.3.example",
                "sip:a:@b",
                "sip:a@b?x="
            })
    void readsWhatIsUnusualButRight(String text) {
        assertThat(SipUri.parse(text).equivalent(SipUri.parse(text))).isTrue();
    }

    @Test
    void undoesEscapesOnce() {
        assertThat(SipUri.parse("sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31")
                        .parameters())
                .containsExactly(entry("lr", ""), entry("name", "value%2541"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Empty URI",
                "alice@example.com | URI scheme is not sip or sips",
                "tel:+1 | URI scheme is not sip or sips",
                "sip: | Malformed host in URI",
                "sip:@b | Empty user part in URI",
                "sip::x@b | Empty user part in URI",
                "sip:a@ | Malformed host in URI",
                "sip:a@b@c | Malformed host in URI",
                "sip:a b@c | Malformed user part in URI",
                "sip:a<@c | Malformed user part in URI",
                "sip:ä@c | Malformed user part in URI",
                "sip:a:b:c@d | Malformed password in URI",
                "sip:a%4@c | Malformed escape in URI",
                "sip:a%4g@c | Malformed escape in URI",
                "sip:a%@c | Malformed escape in URI",
                "sip:a@b%61 | Malformed host in URI",
                "sip:a@b_c | Malformed host in URI",
                "sip:a@-b | Malformed host in URI",
                "sip:a@b- | Malformed host in URI",
                "sip:a@b..c | Malformed host in URI",
                "sip:a@. | Malformed host in URI",
                "sip:a@1.2.3 | Malformed host in URI",
                "sip:a@1.2.3.4.5 | Malformed host in URI",
                "sip:a@1.2.3.256 | Malformed host in URI",
                "sip:a@b.1c | Malformed host in URI",
                "sip:a@1.2.3.4. | Malformed host in URI",
                "sip:a@[::1 | Malformed host in URI",
                "sip:a@[] | Malformed host in URI",
                "sip:a@[1] | Malformed host in URI",
                "sip:a@[1:2:3:4:5:6:7:8:9] | Malformed host in URI",
                "sip:a@[1:2:3:4:5:6:7::8] | Malformed host in URI",
                "sip:a@[1:2:3:4::5:6:7:8] | Malformed host in URI",
                "sip:a@[1::2::3] | Malformed host in URI",
                "sip:a@[12345::] | Malformed host in URI",
                "sip:a@[1:2:3:4:5:6:7:] | Malformed host in URI",
                "sip:a@[:1::] | Malformed host in URI",
                "sip:a@[::1.2.3] | Malformed host in URI",
                "sip:a@[1:2:3:4:5:6:7:1.2.3.4] | Malformed host in URI",
                "sip:a@[fe80::1%25eth0] | Malformed host in URI",
                "sip:a@[::1]x | Malformed host in URI",
                "sip:a@b: | Malformed port in URI",
                "sip:a@b:x | Malformed port in URI",
                "sip:a@b:0 | Malformed port in URI",
                "sip:a@b:65536 | Malformed port in URI",
                "sip:a@b:99999999999999999999 | Malformed port in URI",
                "sip:a@b:-1 | Malformed port in URI",
                "sip:a@b; | Malformed parameter in URI",
                "sip:a@b;;lr | Malformed parameter in URI",
                "sip:a@b;=x | Malformed parameter in URI",
                "sip:a@b;x= | Malformed parameter in URI",
                "sip:a@b;x=y=z | Malformed parameter in URI",
                "sip:a@b;x=\"y\" | Malformed parameter in URI",
                "sip:a@b;maddr=_ | Malformed host in URI",
                "sip:a@b;x=1;X=2 | Duplicate parameter in URI",
                "sip:a@b;x;%78 | Duplicate parameter in URI",
                "sip:a@b? | Malformed header in URI",
                "sip:a@b?x | Malformed header in URI",
                "sip:a@b?=x | Malformed header in URI",
                "sip:a@b?x=1& | Malformed header in URI",
                "sip:a@b?x=1;lr | Malformed header in URI"
            })
    void refusesWhatIsWrongAndSaysWhat(String text, String message) {
        assertThatThrownBy(() -> SipUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesControlCharacters() {
        for (char c = 0; c < ' '; c++) {
            String text = "sip:a" + c + "@b";
            assertThatThrownBy(() -> SipUri.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> SipUri.parse("sip:" + "a".repeat(8189)))
                .hasMessage("URI is longer than 8192 characters");
        assertThatThrownBy(() -> SipUri.parse("sip:" + "a".repeat(256))).hasMessage("Malformed host in URI");
        StringBuilder parameters = new StringBuilder("sip:b");
        for (int i = 0; i < 65; i++) {
            parameters.append(";p").append(i);
        }
        assertThatThrownBy(() -> SipUri.parse(parameters.toString()))
                .hasMessage("More than 64 parameters or headers in URI");
    }

    @ParameterizedTest
    @CsvSource({
        "[0:0:0:0:0:0:0:0], [::]",
        "[1:0:0:2:0:0:0:3], [1:0:0:2::3]",
        "[1:0:0:2:2:0:0:3], [1::2:2:0:0:3]",
        "[1:0:2:3:4:5:6:7], [1:0:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:0:0], [1:2:3:4:5:6::]",
        "[0:0:3:4:5:6:7:8], [::3:4:5:6:7:8]",
        "[2001:0DB8::00AB], [2001:db8::ab]",
        "[::192.0.2.1], [::c000:201]",
        "[1:2:3:4:5:6:7::], [1:2:3:4:5:6:7:0]"
    })
    void shortensAnIpv6Address(String written, String canonical) {
        assertThat(SipUri.parse("sip:" + written).host()).isEqualTo(canonical);
    }
}
