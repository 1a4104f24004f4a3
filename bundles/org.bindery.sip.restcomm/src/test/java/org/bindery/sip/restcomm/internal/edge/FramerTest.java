package org.bindery.sip.restcomm.internal.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FramerTest {

    private static final int MAX = 1000;
    private static final String MESSAGE = "MESSAGE sip:a SIP/2.0\r\nCall-ID: 1\r\nl: 5\r\n\r\nab\r\nc";

    private static final class Found implements Framer.Sink {

        private final List<String> messages = new ArrayList<>();
        private int pings;
        private final List<Refusal> broken = new ArrayList<>();

        @Override
        public void message(byte[] message, int callId) {
            messages.add(new String(message, ISO_8859_1));
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void broken(byte[] head, Refusal refusal) {
            assertThat(head.length).isLessThanOrEqualTo(MAX);
            broken.add(refusal);
        }
    }

    @Property(tries = 200)
    void findsTheSameMessagesHoweverTheStreamIsCut(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 60) Integer> cuts) {
        Found found = new Found();
        Framer framer = new Framer(MAX, found);
        ByteBuffer stream = ByteBuffer.wrap((MESSAGE + "\r\n\r\n" + MESSAGE + MESSAGE).getBytes(ISO_8859_1));

        for (int cut : cuts) {
            int length = Math.min(cut, stream.remaining());
            framer.accept(stream.slice(stream.position(), length));
            stream.position(stream.position() + length);
        }
        framer.accept(stream);

        assertThat(found.messages).containsExactly(MESSAGE, MESSAGE, MESSAGE);
        assertThat(found.pings).isEqualTo(1);
        assertThat(framer.isInside()).isFalse();
    }

    @Property(tries = 500)
    void survivesEverything(@ForAll @Size(max = 3000) byte[] bytes) {
        Found found = new Found();
        new Framer(MAX, found).accept(ByteBuffer.wrap(bytes));

        assertThat(found.broken).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void stopsAtAHeadThatNeverEnds() {
        Found found = new Found();
        Framer framer = new Framer(MAX, found);

        framer.accept(ByteBuffer.wrap(("MESSAGE sip:a SIP/2.0\r\n" + "x: y\r\n".repeat(MAX)).getBytes(ISO_8859_1)));

        assertThat(found.broken).containsExactly(new Refusal(513, "Message Too Large"));
        assertThat(framer.isInside()).isFalse();
    }
}
