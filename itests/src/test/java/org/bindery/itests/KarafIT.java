package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feature installed in Karaf. */
@InFramework(Karaf.class)
class KarafIT {

    private SipClient client;

    @BeforeEach
    void connect() {
        int port = Integer.getInteger(Karaf.PORT);
        Await.until("an answer to REGISTER", Duration.ofSeconds(60), () -> {
            try (SipClient probe = SipClient.udp(port)) {
                SipMessage answer = probe.sendFor(SipRequest.query("nobody"), Duration.ofSeconds(1));
                return answer != null && answer.status() == 200;
            }
        });
        client = SipClient.udp(port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void thisIsKaraf() {
        assertThat(System.getProperty("karaf.base")).isNotEmpty();
    }

    @Test
    void aPhoneRegistersRefreshesAndUnregisters() {
        Phone phone = House.phone(client);
        assertThat(phone.register(600).contacts()).hasSize(1);
        assertThat(phone.register(600).contacts()).hasSize(1);
        assertThat(phone.register(0).contacts()).isEmpty();
    }
}
