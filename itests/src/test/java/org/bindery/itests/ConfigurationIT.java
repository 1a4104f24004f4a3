package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.itests.House.CONTAINER;
import static org.bindery.itests.House.REGISTRAR;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Configuration changes while the house runs. */
@InFramework(NativeFelix.class)
class ConfigurationIT {

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open();
    }

    @AfterEach
    void restore() throws Exception {
        house.configure(REGISTRAR, Map.of("authentication", false));
        house.listenOn(house.port());
        house.awaitRegistrar();
    }

    @Test
    void theContainerMovesToAnotherPortAndTheBindingsStay() throws Exception {
        Phone phone;
        try (SipClient before = house.udp()) {
            phone = House.phone(before);
            assertThat(phone.register(600).status()).isEqualTo(200);
        }
        int port = Ports.free();
        house.listenOn(port);
        house.awaitAnswer(port, "an answer from the new port", answer -> answer.status() == 200);
        try (SipClient old = house.udp();
                SipClient now = SipClient.udp(port)) {
            SipRequest query = SipRequest.of("REGISTER", "sip:127.0.0.1", phone.aor(), phone.aor());
            assertThat(old.sendFor(query, Duration.ofSeconds(1))).isNull();
            assertThat(now.send(query).contacts()).hasSize(1);
        }
    }

    @Test
    void aWrongValueOfTheContainerStopsOnlyTheContainer() throws Exception {
        house.configure(CONTAINER, Map.of("listen", new String[] {"udp:127.0.0.1:99999"}));
        Await.until("the container refuses", () -> !house.hasService(House.SIP_FACTORY));
        assertThat(house.hasService("org.bindery.location.LocationService")).isTrue();

        house.listenOn(house.port());
        house.awaitRegistrar();
    }

    @Test
    void aPortInUseStopsOnlyTheContainer() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            house.listenOn(other.getLocalPort());
            Await.until("the container refuses", () -> !house.hasService(House.SIP_FACTORY));
            assertThat(house.hasService("org.bindery.location.LocationService")).isTrue();
        }
        house.listenOn(house.port());
        house.awaitRegistrar();
    }

    @Test
    void aWrongValueOfTheRegistrarStopsOnlyTheRegistrar() throws Exception {
        for (Map<String, ?> wrong :
                List.of(Map.of("minExpires", "abc"), Map.of("minExpires", -1), Map.of("algorithms", "ROT13"))) {
            house.configure(REGISTRAR, wrong);
            house.awaitAnswer(house.port(), "no registrar with " + wrong, answer -> answer.status() == 503);
            assertThat(house.hasService(House.SIP_FACTORY)).isTrue();
            assertThat(house.hasService("org.bindery.location.LocationService")).isTrue();
            house.configure(REGISTRAR, Map.of("authentication", false));
            house.awaitRegistrar();
        }
    }

    @Test
    void theRegistrarTakesNewValuesWithoutTheContainer() throws Exception {
        house.configure(REGISTRAR, Map.of("authentication", false, "maxContacts", 1));
        try (SipClient client = house.udp()) {
            Await.until("at most one contact", () -> {
                Phone phone = House.phone(client);
                return phone.register("<sip:a@127.0.0.1:7001>, <sip:b@127.0.0.1:7002>", 600)
                                .status()
                        == 403;
            });
        }
    }
}
