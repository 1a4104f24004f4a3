package org.bindery.sip.restcomm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void listensOnTheLoopbackAddressByDefault() {
        assertThat(Settings.of(Map.of()).listen())
                .extracting(ListenAddress::toString)
                .containsExactly("udp:127.0.0.1:5060", "tcp:127.0.0.1:5060");
    }

    @Test
    void takesAListAsAnArrayAndAsOneString() {
        String[] array = {"udp:127.0.0.1:1", "tcp:[::1]:2"};

        assertThat(Settings.of(Map.of("listen", array)))
                .isEqualTo(Settings.of(Map.of("listen", "udp:127.0.0.1:1, tcp:[::1]:2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen | 5060",
                "listen | udp:127.0.0.1",
                "listen | udp:127.0.0.1:0",
                "listen | udp:127.0.0.1:65536",
                "listen | tls:127.0.0.1:5061",
                "listen | udp:::1:5060",
                "listen | ''",
                "listen | udp:127.0.0.1:1,udp:127.0.0.1:1",
                "threads | abc",
                "threads | 0",
                "threads | 257",
                "maxMessageBytes | 10",
                "maxQueueLength | 1.5",
                "maxConnections | -1",
                "connectionIdleSeconds | 0",
                "messageTimeoutSeconds | 4000",
                "t1Millis | 1",
                "t2Millis | x",
                "t4Millis | 99999999999",
                "sessionTimeoutMinutes | 0",
                "fromTagRequired | yes",
                "stackProperties | foo",
                "stackProperties | java.home=/",
            })
    void refusesAWrongValueInOneLineThatNamesEverything(String name, String value) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("org.bindery.sip.restcomm: " + name + "=")
                .hasMessageContaining(" is not ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesALineBreakInAHeader() {
        assertThatThrownBy(() -> Settings.of(Map.of("serverHeader", "a\r\nb")))
                .hasMessage("org.bindery.sip.restcomm: serverHeader=a ... is not printable ASCII");
    }

    @Test
    void stackPropertiesReplaceTheDefaults() {
        Settings settings = Settings.of(Map.of("stackProperties", "gov.nist.javax.sip.REENTRANT_LISTENER=false"));

        assertThat(StackProperties.of(settings)).containsEntry("gov.nist.javax.sip.REENTRANT_LISTENER", "false");
    }

    @Test
    void theNamesOfTheAttributesStay() {
        assertThat(Arrays.stream(SipContainerComponent.Config.class.getDeclaredMethods())
                        .map(Method::getName))
                .containsExactlyInAnyOrder(
                        "listen",
                        "threads",
                        "maxMessageBytes",
                        "maxQueueLength",
                        "maxConnections",
                        "connectionIdleSeconds",
                        "messageTimeoutSeconds",
                        "t1Millis",
                        "t2Millis",
                        "t4Millis",
                        "sessionTimeoutMinutes",
                        "serverHeader",
                        "fromTagRequired",
                        "stackProperties");
    }

    @Test
    void aPortInUseIsRefusedInOneLine() throws Exception {
        try (DatagramSocket other = new DatagramSocket(0, Sockets.LOOPBACK)) {
            String address = "udp:127.0.0.1:" + other.getLocalPort();
            Settings settings = Settings.of(Map.of("listen", address));

            assertThatThrownBy(() -> new SipContainer(settings, TestContainer.directory()).close())
                    .hasMessageStartingWith("org.bindery.sip.restcomm: listen=" + address + " cannot be opened (")
                    .hasMessageEndingWith("stop what uses it, or choose another port or an address of this machine");
        }
    }
}
