package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainsTest {

    @Test
    void hostsAreComparedInCanonicalForm() {
        Domains domains = Domains.of(List.of("Example.COM", "2001:DB8:0:0::1", "[::2]"));
        assertThat(domains.hosts()).containsExactlyInAnyOrder("example.com", "[2001:db8::1]", "[::2]");
        assertThat(domains.serves("example.org")).isFalse();
    }

    @Test
    void aLoopbackAddressIsLocalhostToo() {
        assertThat(Domains.listenedOn(List.of("127.0.0.1")).hosts())
                .containsExactlyInAnyOrder("127.0.0.1", "localhost");
        assertThat(Domains.listenedOn(List.of("[::1]")).hosts()).containsExactlyInAnyOrder("[::1]", "localhost");
        assertThat(Domains.listenedOn(List.of("192.0.2.1", "sip.example.com")).hosts())
                .containsExactlyInAnyOrder("192.0.2.1", "sip.example.com");
    }

    @Test
    void theUnspecifiedAddressIsEveryAddressOfTheMachine() {
        assertThat(Domains.listenedOn(List.of("0.0.0.0")).hosts()).contains("0.0.0.0", "127.0.0.1", "localhost");
    }

    @Test
    void aHostIsANameOrAnAddressAndNothingElse() {
        assertThat(List.of("example.com", "192.0.2.1", "::1", "[::1]")).allMatch(Domains::isHost);
        assertThat(List.of("", "a:5060", "a b", "alice@example.com", "a;x=y", "a?b", "[::1]:5060"))
                .noneMatch(Domains::isHost);
    }
}
