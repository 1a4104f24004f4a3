package org.bindery.sip.restcomm.internal.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HeadTest {

    private static final String GOOD = "REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;rport\r\n"
            + "f : <sip:a@example.com>;tag=1\r\nto: <sip:a@example.com>\r\nI: x\r\nCSEQ: 1\r\n REGISTER\r\n\r\nbody";

    private final Head head = new Head();

    @Test
    void findsFieldsByAnyNameAndUnfoldsThem() {
        assertThat(scan(GOOD)).isEqualTo(Head.Kind.REQUEST);

        assertThat(head.fault()).isNull();
        assertThat(head.text(Field.FROM)).isEqualTo("<sip:a@example.com>;tag=1");
        assertThat(head.text(Field.CALL_ID)).isEqualTo("x");
        assertThat(head.text(Field.CSEQ)).isEqualTo("1 REGISTER");
        assertThat(head.end()).isEqualTo(GOOD.length() - 4);
        assertThat(RequestCheck.check(head, 4)).isNull();
    }

    @Test
    void seesABareCarriageReturnThatWouldSplitAHeader() {
        scan(GOOD.replace("I: x", "I: x\rEvil: y"));

        assertThat(head.fault()).isEqualTo(Refusal.badRequest("Control character in a header"));
    }

    @Test
    void aMessageMustEndItsHead() {
        scan(GOOD.substring(0, GOOD.indexOf("\r\n\r\n")));

        assertThat(head.fault()).isEqualTo(Refusal.badRequest("Missing empty line after the headers"));
    }

    @Property(tries = 2000)
    void anAnswerToAnythingIsAWellFormedResponse(
            @ForAll @IntRange(max = 200) int at,
            @ForAll @StringLength(max = 12) @CharRange(from = 0, to = 255) String inserted)
            throws Exception {
        int position = Math.min(at, GOOD.length());
        byte[] message = (GOOD.substring(0, position) + inserted + GOOD.substring(position)).getBytes(ISO_8859_1);
        if (head.scan(message, message.length) != Head.Kind.REQUEST) {
            return;
        }
        Refusal refusal = RequestCheck.check(head, message.length - head.end());
        Refusal any = refusal == null ? Refusal.badRequest("x") : refusal;

        Answer.of(head, any, InetAddress.getByName("192.0.2.9"), 4321).ifPresent(answer -> {
            String text = new String(answer.bytes(), UTF_8);
            assertThat(text).startsWith("SIP/2.0 " + any.status() + " ").endsWith("\r\nContent-Length: 0\r\n\r\n");
            assertThat(text.replace("\r\n", "").chars()).allMatch(c -> c >= ' ' || c == '\t');
            assertThat(text.indexOf("\r\n\r\n")).isEqualTo(text.length() - 4);
        });
    }

    @Property(tries = 2000)
    void survivesEverything(@ForAll @Size(max = 500) byte[] bytes) {
        if (head.scan(bytes, bytes.length) == Head.Kind.REQUEST) {
            assertThat(RequestCheck.check(head, bytes.length - head.end())).isNotNull();
        }
    }

    private Head.Kind scan(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return head.scan(bytes, bytes.length);
    }
}
