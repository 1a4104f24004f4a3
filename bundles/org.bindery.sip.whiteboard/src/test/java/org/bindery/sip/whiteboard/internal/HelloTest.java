package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.bindery.sip.whiteboard.Hello;
import org.junit.jupiter.api.Test;

/** The example, as Declarative Services would register it. */
class HelloTest {

    @Test
    void theExampleAnswers() throws Exception {
        House house = House.open();
        try {
            Map<String, String> more =
                    Map.of("sip.servlet.filter", "(ruri.user=hello)", "sip.servlet.init.greeting", "Hello");
            house.register(house.context, new Hello(), more, "hello", "MESSAGE");
            FakeRequest request = new FakeRequest("MESSAGE");
            request.user = "hello";

            house.send(request);

            assertThat(request.answer().status()).isEqualTo(200);
            assertThat(request.answer().headers()).containsExactly(entry("Subject", "Hello"));
        } finally {
            house.close();
        }
    }
}
