package org.bindery.sip.restcomm.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in from the network and is wrong, over real sockets. */
class EdgeTest {

    private static final RecordingEntry ENTRY = new RecordingEntry();

    private static TestContainer container;

    @BeforeAll
    static void start() throws Exception {
        container = new TestContainer(Map.of("maxMessageBytes", 20000, "messageTimeoutSeconds", 1));
        container.container.enter(ENTRY);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    /** In the second column {@code _} stands for a line end, and an empty one removes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            nullValues = "NULL",
            quoteCharacter = '`',
            value = {
                "To: <sip:alice@example.com>_ | `` | 400 Missing To header",
                "From: <sip:alice@example.com>;tag=1_ | `` | 400 Missing From header",
                "CSeq: 1 REGISTER_ | `` | 400 Missing CSeq header",
                "Call-ID: | X-Call-ID: | 400 Missing Call-ID header",
                "Call-ID: | Call-ID: other_Call-ID: | 400 Duplicate Call-ID header",
                "Call-ID: | i: other_Call-ID: | 400 Duplicate Call-ID header",
                "CSeq: | CSeq: 1 REGISTER_CSeq: | 400 Duplicate CSeq header",
                "From: | From: <sip:b@example.com>;tag=1_From: | 400 Duplicate From header",
                "To: | To: <sip:b@example.com>_To: | 400 Duplicate To header",
                "Max-Forwards: | Max-Forwards: 1_Max-Forwards: | 400 Duplicate Max-Forwards header",
                "Contact: | Expires: 1_Expires: 2_Contact: | 400 Duplicate Expires header",
                "Contact: | Event: x_Contact: | 400 Duplicate Event header",
                "Contact: | Content-Type: a/b_Content-Type: a/b_Contact: | 400 Duplicate Content-Type header",
                "CSeq: 1 REGISTER | CSeq: 1 INVITE | 400 CSeq method is not the request's",
                "CSeq: 1 REGISTER | CSeq: 2147483648 REGISTER | 400 Malformed CSeq header",
                "CSeq: 1 REGISTER | CSeq: 99999999999 REGISTER | 400 Malformed CSeq header",
                "CSeq: 1 REGISTER | CSeq: -1 REGISTER | 400 Malformed CSeq header",
                "CSeq: 1 REGISTER | CSeq: one REGISTER | 400 Malformed CSeq header",
                "CSeq: 1 REGISTER | CSeq: 1REGISTER | 400 Malformed CSeq header",
                "CSeq: 1 REGISTER | CSeq: | 400 Malformed CSeq header",
                "Contact: <sip:alice@127.0.0.1> | Contact: <<<sip::: | 400 Malformed Contact header",
                "Contact: <sip:alice@127.0.0.1> | m: <sip:alice@127.0.0.1 | 400 Malformed Contact header",
                "Contact: | Expires: abc_Contact: | 400 Malformed Expires header",
                "Contact: | Expires: -1_Contact: | 400 Malformed Expires header",
                "Contact: | Path: <sip:a_Contact: | 400 Malformed Path header",
                "Contact: | Route: <sip:a_Contact: | 400 Malformed Route header",
                "Contact: | Require: a b_Contact: | 400 Malformed Require header",
                "Contact: | Require: @_Contact: | 400 Malformed Require header",
                "Contact: | Proxy-Require: @_Contact: | 400 Malformed Proxy-Require header",
                "Contact: | Supported: @_Contact: | 400 Malformed Supported header",
                "Contact: | Authorization: ,_Contact: | 400 Malformed Authorization header",
                "Max-Forwards: 70 | Max-Forwards: many | 400 Malformed Max-Forwards header",
                "Max-Forwards: 70 | Max-Forwards: 256 | 400 Malformed Max-Forwards header",
                "From: <sip:alice@example.com>;tag=1 | From: <sip:alice;tag=1 | 400 Malformed From header",
                "To: <sip:alice@example.com> | To: <<sip:alice | 400 Malformed To header",
                ";tag=1 | `` | 400 Missing tag in the From header",
                ";tag=1 | ;tag= | 400 Missing tag in the From header",
                ";tag=1 | ;tag | 400 Malformed From header",
                ";tag=1 | ;tag=\"\" | 400 Malformed From header",
                " SIP/2.0_Via | SIP/7.0_Via | 505 Version Not Supported",
                "REGISTER sip:example.com | REGISTER foo:bar | 416 Unsupported URI Scheme",
                "REGISTER sip:example.com | REGISTER sip:::%%% | 400 Malformed Request-URI",
                "REGISTER sip:example.com | REGISTER sip: | 400 Malformed Request-URI",
                "REGISTER sip:example.com | REGISTER example.com | 400 Malformed Request-URI",
                "REGISTER sip:example.com | REGISTER sip:a b@example.com | 400 Malformed Request-URI",
                "REGISTER sip:example.com | REGISTER <sip:example.com> | 400 Malformed Request-URI",
                "REGISTER sip:example.com | REGISTER sip:example.com:99999 | 400 Malformed Request-URI",
                "Content-Length: 0 | Content-Length: -1 | 400 Malformed Content-Length header",
                "Content-Length: 0 | Content-Length: 5x | 400 Malformed Content-Length header",
                "Content-Length: 0 | Content-Length: 99999999999 | 400 Malformed Content-Length header",
                "Content-Length: 0 | Content-Length: 0_Content-Length: 0 | 400 Duplicate Content-Length header",
                "Contact: | no colon here_Contact: | 400 Malformed header line",
            })
    void refusesWithAReasonOverUdpAndTcp(String old, String replacement, String status) throws Exception {
        try (Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            for (Phone phone : new Phone[] {udp, tcp}) {
                String good = TestContainer.request("REGISTER", phone);
                String text = old.strip().replace("_", "\r\n");
                assertThat(good).contains(text);
                String bad = good.replace(text, replacement.strip().replace("_", "\r\n"));

                String answer = phone.ask(bad);

                assertThat(answer.lines().findFirst()).contains("SIP/2.0 " + status.strip());
                assertThat(answer)
                        .contains("\r\nVia: SIP/2.0/" + phone.transport() + " 127.0.0.1:" + phone.localPort());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Max-Forwards: 0",
                "Max-Forwards: 70\r\nDate: yesterday",
                "Max-Forwards: 70\r\nWarning: 1812 overture \"In Progress\"",
                "Max-Forwards: 70\r\nExpires: 4294967295",
                "Max-Forwards: 70\r\nSupported:",
                "Max-Forwards: 70\r\nX-Unknown: \u00e9",
                "Max-Forwards: 70\r\nX-Folded: one\r\n two",
                "Max-Forwards: 70\r\nPath: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>",
            })
    void takesWhatIsUnusualButRight(String line) throws Exception {
        try (Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            for (Phone phone : new Phone[] {udp, tcp}) {
                String request = TestContainer.request("REGISTER", phone).replace("Max-Forwards: 70", line);

                assertThat(phone.ask(request)).startsWith("SIP/2.0 200 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0000\u0001\u0002\u0003\n\n",
                "hello\r\n\r\n",
                "SIP/2.0 200 OK\r\n\r\n",
                "SIP/2.0 abc\r\nVia: x\r\n\r\n",
                "REGISTER sip:example.com SIP/2.0\r\nCSeq: 1 REGISTER\r\n\r\n",
                "ACK sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1\r\n\r\n",
            })
    void saysNothingToGarbageAndServesTheNext(String garbage) throws Exception {
        try (Phone udp = container.udp();
                Phone tcp = container.tcp();
                Phone other = container.tcp()) {
            udp.send(garbage.getBytes(UTF_8));
            tcp.send(garbage.getBytes(UTF_8));

            assertThat(udp.receive(Phone.SILENCE_MILLIS)).isEqualTo(Phone.NOTHING);
            assertThat(tcp.receive(Phone.SILENCE_MILLIS)).isIn(Phone.NOTHING, Phone.CLOSED);
            assertThat(udp.ask(TestContainer.request("REGISTER", udp))).startsWith("SIP/2.0 200 ");
            assertThat(other.ask(TestContainer.request("REGISTER", other))).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void answersToWhereTheRequestCameFromIfRportAsks() throws Exception {
        try (Phone phone = container.udp()) {
            String request = TestContainer.request("REGISTER", phone)
                    .replace("127.0.0.1:" + phone.localPort() + ";branch", "10.1.2.3:9;rport;branch")
                    .replace("CSeq: 1 REGISTER\r\n", "");

            assertThat(phone.ask(request))
                    .startsWith("SIP/2.0 400 Missing CSeq header\r\n")
                    .contains("Via: SIP/2.0/UDP 10.1.2.3:9;rport=" + phone.localPort() + ";branch=")
                    .contains(";received=127.0.0.1\r\n")
                    .containsPattern("\r\nTo: <sip:alice@example.com>;tag=[^\r]+\r\n")
                    .contains("\r\nFrom: <sip:alice@example.com>;tag=1\r\n");
        }
    }

    @Test
    void pongsToAPing() throws Exception {
        try (Phone phone = container.tcp()) {
            phone.send("\r\n\r\n".getBytes(UTF_8));

            assertThat(phone.receive(Phone.SILENCE_MILLIS)).isEqualTo("\r\n");
            assertThat(phone.ask(TestContainer.request("REGISTER", phone))).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void takesTwoMessagesInOneSegmentAndOneInMany() throws Exception {
        try (Phone phone = container.tcp()) {
            phone.send((TestContainer.request("REGISTER", phone) + TestContainer.request("OPTIONS", phone))
                    .getBytes(UTF_8));
            assertThat(phone.receive(Phone.TIMEOUT_MILLIS)).startsWith("SIP/2.0 200 ");
            assertThat(phone.receive(Phone.TIMEOUT_MILLIS)).startsWith("SIP/2.0 200 ");

            for (byte b : TestContainer.request("REGISTER", phone).getBytes(UTF_8)) {
                phone.send(new byte[] {b});
            }
            assertThat(phone.receive(Phone.TIMEOUT_MILLIS)).startsWith("SIP/2.0 200 ");
        }
    }

    @Test
    void refusesAMessageThatIsTooLarge() throws Exception {
        try (Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            for (Phone phone : new Phone[] {udp, tcp}) {
                String request = TestContainer.request("REGISTER", phone)
                        .replace("Contact:", "X-Big: " + "x".repeat(30000) + "\r\nContact:");

                assertThat(phone.ask(request)).startsWith("SIP/2.0 513 Message Too Large\r\n");
            }
        }
    }

    @Test
    void refusesABodyOfTwoGigabytesAtOnceAndCloses() throws Exception {
        try (Phone phone = container.tcp()) {
            String request =
                    TestContainer.request("REGISTER", phone).replace("Content-Length: 0", "Content-Length: 2147483647");

            assertThat(phone.ask(request)).startsWith("SIP/2.0 400 Content-Length is more than can be taken\r\n");
            assertThat(phone.receive(Phone.TIMEOUT_MILLIS)).isEqualTo(Phone.CLOSED);
        }
    }

    @Test
    void closesAConnectionThatNeverEndsItsMessage() throws Exception {
        try (Phone phone = container.tcp()) {
            phone.send("REGISTER sip:example.com SIP/2.0\r\nVia: ".getBytes(UTF_8));

            assertThat(phone.receive(Phone.TIMEOUT_MILLIS)).isEqualTo(Phone.CLOSED);
        }
    }

    @Test
    void answersAStrayRequestOfADialogWithoutSendingItOn() throws Exception {
        try (Phone target = Phone.udp(container.port);
                Phone phone = container.udp()) {
            String request = TestContainer.request("BYE", phone)
                    .replace("BYE sip:example.com", "BYE sip:127.0.0.1:" + target.localPort());

            assertThat(phone.ask(request)).startsWith("SIP/2.0 481 ");
            assertThat(target.receive(Phone.SILENCE_MILLIS)).isEqualTo(Phone.NOTHING);
        }
    }

    @Test
    void refusesAViaOfAnotherTransportThanItCameBy() throws Exception {
        try (Phone udp = container.udp();
                Phone tcp = container.tcp()) {
            for (Phone phone : new Phone[] {udp, tcp}) {
                for (String other : new String[] {"TLS", "XYZ", phone == udp ? "TCP" : "UDP"}) {
                    String request = TestContainer.request("REGISTER", phone)
                            .replace("SIP/2.0/" + phone.transport(), "SIP/2.0/" + other);

                    assertThat(phone.ask(request))
                            .startsWith("SIP/2.0 400 Via transport is not the one it came by\r\n");
                }
            }
        }
    }

    @Test
    void answersACancelOfNothingThatThereIsNothing() throws Exception {
        try (Phone phone = container.udp()) {
            assertThat(phone.ask(TestContainer.request("CANCEL", phone))).startsWith("SIP/2.0 481 ");
        }
    }
}
