package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bindery.registrar.DigestAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static Options read(Map<String, Object> properties) {
        return Options.read(new Configuration(RegistrarConfig.PID, RegistrarConfig.class, properties));
    }

    @Test
    void withoutConfigurationTheDefaultsHold() {
        Options options = read(Map.of());
        assertThat(options.authentication()).isTrue();
        assertThat(options.domains()).isEmpty();
        assertThat(options.digest().realm()).isEqualTo("bindery");
        assertThat(options.digest().algorithms()).containsExactly(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
        assertThat(options.digest().nonceLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.expires()).isEqualTo(new ExpiresRule(60, 7200, 3600, false));
        assertThat(options.maxContacts()).isEqualTo(10);
    }

    @Test
    void listsAreArraysCollectionsOrTextWithCommas() {
        List<String> expected = List.of("example.com", "::1", "192.0.2.1");
        assertThat(read(Map.of("domains", " example.com,::1 , 192.0.2.1,")).domains())
                .isEqualTo(expected);
        assertThat(read(Map.of("domains", expected)).domains()).isEqualTo(expected);
        assertThat(read(Map.of("domains", new String[] {"example.com, ::1", "192.0.2.1"}))
                        .domains())
                .isEqualTo(expected);
    }

    @Test
    void numbersAndFlagsMayBeText() {
        Options options = read(Map.of("maxContacts", " 7 ", "minExpires", 30L, "authentication", "false"));
        assertThat(options.maxContacts()).isEqualTo(7);
        assertThat(options.expires().min()).isEqualTo(30);
        assertThat(options.authentication()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "maxContacts | abc | a whole number of contacts from 1 to 1000",
                "maxContacts | 0 | a whole number of contacts from 1 to 1000",
                "maxContacts | 1.5 | a whole number of contacts from 1 to 1000",
                "maxContacts | 99999999999999999999 | a whole number of contacts from 1 to 1000",
                "nonceSeconds | 9 | a whole number of seconds from 10 to 86400",
                "maxExpires | 4294967296 | a whole number of seconds from 1 to 4294967295",
                "minExpires | 7201 | a whole number of seconds (at most maxExpires) from 1 to 7200",
                "defaultExpires | 59 | a whole number of seconds (minExpires to maxExpires) from 60 to 7200",
                "malformedExpires | ignore | reject or default",
                "authentication | yes | true or false",
                "realm | a\"b | 1 to 128 printable ASCII characters without quote, backslash and colon",
                "algorithms | SHA-256,SHA-1 | a list of SHA-256, SHA-512-256 and MD5, at least one",
                "algorithms | , | a list of SHA-256, SHA-512-256 and MD5, at least one",
                "domains | example.com:5060 | a list of host names and addresses without ports",
                "domains | exa mple | a list of host names and addresses without ports",
                "thirdParty | boss | a list of username=address or username=*",
                "contactSchemes | s:p | a list of URI schemes such as sip, sips and tel",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String attribute, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(attribute, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("org.bindery.registrar: " + attribute + " = ")
                .hasMessageContaining(value.split(",", 2)[0])
                .hasMessageEndingWith(": must be " + allowed);
    }

    @Test
    void theServletRefusesToStartWithAWrongValue() {
        assertThatThrownBy(() -> new RegistrarServlet(Map.of("maxContacts", "abc")))
                .hasMessage(
                        "org.bindery.registrar: maxContacts = abc: must be a whole number of contacts from 1 to 1000");
    }

    @Test
    void theNamesOfTheAttributesStay() throws IOException {
        assertThat(attributes("org.bindery.registrar.internal.RegistrarConfig"))
                .containsExactlyInAnyOrder(
                        "domains",
                        "strictRequestUri",
                        "authentication",
                        "realm",
                        "algorithms",
                        "nonceSeconds",
                        "digestWithoutQop",
                        "md5Agents",
                        "thirdParty",
                        "defaultExpires",
                        "minExpires",
                        "maxExpires",
                        "malformedExpires",
                        "maxContacts",
                        "maxContactsInRequest",
                        "maxContactLength",
                        "maxAorLength",
                        "contactSchemes",
                        "retryAfterSeconds");
        assertThat(attributes("org.bindery.registrar.internal.users.UsersConfig"))
                .containsExactlyInAnyOrder("file", "demoUser", "demoAddress");
    }

    private static List<String> attributes(String definition) throws IOException {
        try (InputStream metatype =
                OptionsTest.class.getResourceAsStream("/OSGI-INF/metatype/" + definition + ".xml")) {
            String xml = new String(metatype.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("<AD id=\"([^\"]+)\"")
                    .matcher(xml)
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .toList();
        }
    }
}
