package org.bindery.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AorTest {

    @ParameterizedTest
    @CsvSource({
        "sip:%61lice@Example.com:5060;user=phone?a=b, sip:alice@example.com",
        "SIPS:Alice:secret@EXAMPLE.com, sips:Alice@example.com",
        "sip:example.com, sip:example.com",
        "sip:a%40b%3Ac@[2001:DB8:0::1], sip:a@b:c@[2001:db8::1]",
        "sip:%c3%A4@b, sip:ä@b",
        "sip:%F0%9F%93%9E@b, sip:\uD83D\uDCDE@b",
        "sip:a;b@c, sip:a;b@c",
        "sip:a%3Bb@c, sip:a;b@c"
    })
    void isCanonical(String uri, String aor) {
        assertThat(Aor.of(uri)).isEqualTo(new Aor(aor));
    }

    @Test
    void givesItsParts() {
        Aor aor = Aor.of("sips:a%40b%3Ac@[::1]:5061");
        assertThat(aor.scheme()).isEqualTo("sips");
        assertThat(aor.user()).isEqualTo("a@b:c");
        assertThat(aor.host()).isEqualTo("[::1]");
        assertThat(aor).hasToString("sips:a@b:c@[::1]");
        assertThat(Aor.of("sip:example.com").user()).isEmpty();
        assertThat(Aor.of("sip:[::1]").host()).isEqualTo("[::1]");
    }

    @ParameterizedTest
    @CsvSource({
        "sip:alice@example.com, sip:alice@example.com",
        "sip:a%40b%3ac%20%25@c, sip:a%40b%3Ac%20%25@c",
        "sip:%c3%a4@b, sip:%C3%A4@b",
        "sip:[::1], sip:[::1]"
    })
    void givesAValidUri(String uri, String escaped) {
        assertThat(Aor.of(uri).toUri()).isEqualTo(escaped);
        assertThat(Aor.of(escaped)).isEqualTo(Aor.of(uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:a%00@b", "sip:a%0d%0a@b", "sip:%7F@b", "sip:%C2%85@b"})
    void refusesControlCharactersBehindEscapes(String uri) {
        assertThatThrownBy(() -> Aor.of(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Control character in user part of URI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:%ff@b", "sip:%C3@b", "sip:%C0%80@b", "sip:%ED%A0%80@b"})
    void refusesMalformedUtf8BehindEscapes(String uri) {
        assertThatThrownBy(() -> Aor.of(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("User part of URI is not UTF-8");
    }

    @Test
    void refusesAnotherScheme() {
        assertThatThrownBy(() -> new Aor("tel:+1")).isInstanceOf(IllegalArgumentException.class);
    }
}
