package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the whiteboard answers by itself. */
@InFramework(NativeFelix.class)
class OptionsIT {

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open();
    }

    @Test
    void optionsToTheServerAreAnsweredWithWhatItAllows() {
        for (SipClient client : new SipClient[] {house.udp(), house.tcp()}) {
            try (client) {
                SipMessage answer = client.send(to("OPTIONS"));
                assertThat(answer.status()).as(answer.startLine()).isEqualTo(200);
                assertThat(answer.header("Allow")).contains("REGISTER");
            }
        }
    }

    @Test
    void aMethodThatNobodyTakesIsRefusedWithWhatIsAllowed() {
        try (SipClient client = house.udp()) {
            for (String method : new String[] {"MESSAGE", "PUBLISH", "FROBNICATE"}) {
                SipMessage answer = client.send(to(method).header("Event", "reg"));
                assertThat(answer.status())
                        .as(method + " " + answer.startLine())
                        .isEqualTo(405);
                assertThat(answer.header("Allow")).contains("REGISTER").doesNotContain(method);
            }
        }
    }

    private SipRequest to(String method) {
        return SipRequest.of(method, "sip:127.0.0.1:" + house.port(), "sip:a@127.0.0.1", "sip:127.0.0.1");
    }
}
