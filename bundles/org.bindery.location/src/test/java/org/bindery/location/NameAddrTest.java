package org.bindery.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAddrTest {

    @Test
    void readsAListWithCommasInQuotesAndBrackets() {
        String header =
                "\"Bell, A.\" <sip:a,b@example.com;x=1>;q=0.7; Expires=3600 ,sip:c@d;+sip.instance=\"<urn:x,y>\"";
        assertThat(NameAddr.parseList(header))
                .containsExactly(
                        new NameAddr("Bell, A.", "sip:a,b@example.com;x=1", Map.of("q", "0.7", "expires", "3600")),
                        new NameAddr("", "sip:c@d", Map.of("+sip.instance", "\"<urn:x,y>\"")));
    }

    @Test
    void withoutBracketsParametersBelongToTheHeader() {
        NameAddr address = NameAddr.parse("sip:a@b;transport=tcp");
        assertThat(address.uri()).isEqualTo("sip:a@b");
        assertThat(address.parameters()).containsExactly(entry("transport", "tcp"));
    }

    @Test
    void keepsParametersInOrderAndTheirValuesAsReceived() {
        NameAddr address =
                NameAddr.parse("<sip:a@b>;methods=\"INVITE, \\\"X\";Video;+g.x=\"#1\";received=[2001:DB8::1];h=a.b");
        assertThat(address.parameters())
                .containsExactly(
                        entry("methods", "\"INVITE, \\\"X\""),
                        entry("video", ""),
                        entry("+g.x", "\"#1\""),
                        entry("received", "[2001:DB8::1]"),
                        entry("h", "a.b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Alice <sip:a@b> | Alice",
                "Alice  von   Wonderland <sip:a@b> | Alice von Wonderland",
                "caller<sip:a@b> | caller",
                "* <sip:a@b> | *",
                "%Z%45 <sip:a@b> | %Z%45",
                "`\"\" <sip:a@b>` | ``",
                "\"a \\\"b\\\" \\\\\"<sip:a@b> | a \"b\" \\",
                "\"Zoë 电\" <sip:a@b> | Zoë 电"
            })
    void readsTheDisplayName(String header, String displayName) {
        assertThat(NameAddr.parse(header).displayName()).isEqualTo(displayName);
    }

    @Test
    void aControlCharacterBehindAnEscapeIsShownAsASpace() {
        assertThat(NameAddr.parse("\"BEL:\\\u0007 DEL:\\\u007f\" <sip:a@b>").displayName())
                .isEqualTo("BEL:  DEL: ");
    }

    /** RFC 4475 section 3.1.1.1. */
    @Test
    void readsSpaceAndFoldsWhereverTheGrammarHasThem() {
        NameAddr contact =
                NameAddr.parse("\r\n \"Quoted\r\n\tstring \\\"\\\"\" <sip:j@e.com> ; newparam =\r\n      newvalue ;"
                        + "\r\n  secondparam ; q = 0.33 ");
        assertThat(contact.displayName()).isEqualTo("Quoted string \"\"");
        assertThat(contact.parameters())
                .containsExactly(entry("newparam", "newvalue"), entry("secondparam", ""), entry("q", "0.33"));
        assertThat(NameAddr.parse("sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n")
                        .parameters())
                .containsEntry("tag", "1918181833n");
    }

    @Test
    void readsAStar() {
        assertThat(NameAddr.parseList(" * ")).containsExactly(new NameAddr("", "*", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tel:+1-201-555-0123;phone-context=x>",
                "mailto:alice@example.com",
                "urn:service:sos",
                "isbn:2983792873",
                "<http://www.example.com/a?b=c>",
                "<sips:a@b>"
            })
    void readsUrisOfAnyScheme(String header) {
        assertThat(NameAddr.parse(header).uri()).isEqualTo(header.replaceAll("[<>]", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Missing address",
                "` ` | Missing address",
                "<sip:a@b>, | Missing address",
                ", <sip:a@b> | Missing address",
                "<sip:a@b>,,<sip:c@d> | Missing address",
                "*, <sip:a@b> | * beside another address",
                "*;expires=0 | Malformed address",
                "alice | Malformed address",
                "<> | Malformed URI",
                "<alice> | Malformed URI",
                "<1:x> | Malformed URI",
                "<tel:> | Malformed URI",
                "<tel:a b> | Malformed URI",
                "<tel:%4> | Malformed escape in URI",
                "<te%6C:1> | Malformed URI",
                "<sip:a@b | Unbalanced angle bracket",
                "sip:a@b> | Malformed host in URI",
                "<sip:a@b>> | Malformed address",
                "\"Mr. J. User <sip:j.user@example.com> | Unbalanced quote",
                "\"a\\ | Malformed escape in quotes",
                "\"a\" sip:a@b | Malformed address",
                "Bell, Alexander <sip:a.g.bell@example.com> | Malformed address",
                "Zoë <sip:a@b> | Malformed address",
                "< sip:a@b> | Malformed URI",
                "<sip:a@b > | Malformed host in URI",
                "<sip:a@b>x | Malformed address",
                "<sip:a@b> x | Malformed address",
                "sip:a@b x | Malformed address",
                "sip:user@example.com?Route=%3Csip:sip.example.com%3E | URI with a question mark outside angle brackets",
                "<sip:a@b:x> | Malformed port in URI",
                "<sip:a@b>; | Malformed parameter",
                "<sip:a@b>;;x | Malformed parameter",
                "<sip:a@b>;=x | Malformed parameter",
                "<sip:a@b>;x= | Malformed parameter",
                "<sip:a@b>;x=< | Malformed parameter",
                "<sip:a@b>;x=[::g] | Malformed host in URI",
                "<sip:a@b>;x=[::1 | Malformed host in URI",
                "<sip:a@b>;q=1;Q=1 | Duplicate parameter"
            })
    void refusesWhatIsWrongAndSaysWhat(String header, String message) {
        assertThatThrownBy(() -> NameAddr.parseList(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\u0000\" <sip:a@b>",
                "\"a\r\nb\" <sip:a@b>",
                "\"a\nb\" <sip:a@b>",
                "<sip:a@b>;x=\"\\\u0000\"",
                "<sip:a@b>;x=\"\u007f\"",
                "<sip:a@b>\r\n",
                "<sip:a\r\n @b>",
                "\n<sip:a@b>",
                "<sip:a@b>\u0000"
            })
    void refusesControlCharacters(String header) {
        assertThatThrownBy(() -> NameAddr.parseList(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASecondAddressWhereOneIsExpected() {
        assertThatThrownBy(() -> NameAddr.parse("<sip:a@b>, <sip:c@d>")).hasMessage("More than one address");
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> NameAddr.parseList(" ".repeat(65_537)))
                .hasMessage("Header is longer than 65536 characters");
        StringBuilder header = new StringBuilder("<sip:a@b>");
        for (int i = 0; i < 65; i++) {
            header.append(";p").append(i);
        }
        assertThatThrownBy(() -> NameAddr.parseList(header.toString())).hasMessage("More than 64 parameters");
    }

    @Test
    void printsWhatItReadsAgain() {
        String header = "\"a \\\"b\\\" \\\\\" <sip:a@b;c>;x;y=\"z\"";
        assertThat(NameAddr.parse(header)).hasToString(header);
        assertThat(NameAddr.parse("sip:a@b")).hasToString("<sip:a@b>");
        assertThat(NameAddr.parse("*")).hasToString("*");
    }
}
