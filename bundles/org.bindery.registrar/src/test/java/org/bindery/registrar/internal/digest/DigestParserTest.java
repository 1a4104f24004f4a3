package org.bindery.registrar.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigestParserTest {

    @Test
    void readsQuotedAndPlainValues() {
        DigestCredentials read = DigestCredentials.parse(
                "Digest username=\"bob\",  realm = \"a, b=c\" ,qop=auth,\tNC=00000001, x=\"\", uri=\"sip:h;p=1\"");
        assertThat(read.parameters())
                .isEqualTo(Map.of(
                        "username",
                        "bob",
                        "realm",
                        "a, b=c",
                        "qop",
                        "auth",
                        "nc",
                        "00000001",
                        "x",
                        "",
                        "uri",
                        "sip:h;p=1"));
    }

    @Test
    void undoesEscapes() {
        assertThat(DigestCredentials.parse("digest username=\"a\\\"b\\\\c\"").get("username"))
                .isEqualTo("a\"b\\c");
    }

    @Test
    void leavesOtherSchemesToOthers() {
        assertThat(DigestCredentials.parse("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
                .isNull();
        assertThat(DigestCredentials.parse("Bearer abc")).isNull();
    }

    @Test
    void refusesWhatIsMalformedWithoutEchoingIt() {
        for (String text : List.of(
                "",
                "Digest",
                "Digest ",
                "Digest secretname",
                "Digest secretname=",
                "Digest =x",
                "Digest a=b,",
                "Digest a=b,,c=d",
                "Digest a=\"secretname",
                "Digest a=\"secretname\\",
                "Digest a=b c=d",
                "Digest a=b;c=d",
                "Digest a=b, A=c",
                "Digest a=\"x\r\ny\"",
                "Digest=x",
                "Digest a=" + "x".repeat(5000))) {
            assertThatThrownBy(() -> DigestCredentials.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("[ -~]{1,60}")
                    .hasMessageNotContaining("secretname");
        }
    }

    @Test
    void refusesMoreParametersThanAnybodyNeeds() {
        StringBuilder many = new StringBuilder("Digest p0=x");
        for (int i = 1; i < 40; i++) {
            many.append(",p").append(i).append("=x");
        }
        assertThatThrownBy(() -> DigestCredentials.parse(many.toString())).hasMessage("too many parameters");
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readOrRefuse(text);
        readOrRefuse("Digest " + text);
        readOrRefuse("Digest a=\"" + text);
    }

    private static void readOrRefuse(String text) {
        try {
            DigestCredentials.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("[ -~]{1,60}");
        }
    }

    @Property
    void whatIsQuotedIsReadBack(@ForAll("printable") String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(DigestCredentials.parse("Digest nonce=\"" + quoted + "\", nc=1")
                        .get("nonce"))
                .isEqualTo(value);
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u00a0', '\u00ff');
    }
}
