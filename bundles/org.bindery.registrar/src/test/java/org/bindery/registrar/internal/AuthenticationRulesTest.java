package org.bindery.registrar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bindery.registrar.internal.Desk.values;

import java.util.Map;
import java.util.Optional;
import org.bindery.registrar.internal.digest.Hashes;
import org.bindery.registrar.internal.digest.Phone;
import org.junit.jupiter.api.Test;

/** RFC 3261 section 10.3, steps 3 and 4. */
class AuthenticationRulesTest {
    private static final String CONTACT = "<sip:alice@192.0.2.1>";

    private final Desk desk = desk(Map.of("authentication", true));

    private static Desk desk(Map<String, Object> configuration) {
        Desk desk = new Desk(configuration);
        desk.credentials =
                (username, realm, algorithm) -> Optional.of(Hashes.hex(algorithm, username + ':' + realm + ":secret"));
        return desk;
    }

    private static Facts authenticated(Desk desk, String username, Facts facts) {
        String challenge = values(desk.answer(facts), "WWW-Authenticate").get(0);
        return facts.with("Authorization", new Phone(username, "secret", facts.requestUri()).answer(challenge));
    }

    private static int status(Desk desk, String username, Facts facts) {
        return desk.answer(authenticated(desk, username, facts)).status();
    }

    @Test
    void step3ChallengesWith401AndAHeaderForEachAlgorithm() {
        Answer answer = desk.answer(Facts.register().contact(CONTACT));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(values(answer, "WWW-Authenticate")).hasSize(2);
        assertThat(desk.bindings()).isEmpty();
    }

    @Test
    void step3TakesARightAnswer() {
        assertThat(status(desk, "alice", Facts.register().contact(CONTACT))).isEqualTo(200);
        assertThat(desk.bindings()).hasSize(1);
    }

    @Test
    void step3RefusesAMalformedAuthorization() {
        Answer answer = desk.answer(Facts.register().with("Authorization", "Digest username=\"alice"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("Malformed Authorization: a quote is not closed");
    }

    @Test
    void step3CredentialsThatAreAwayAre503AndThoseThatFail500() {
        desk.credentials = null;
        assertThat(desk.answer(Facts.register()).status()).isEqualTo(503);
        Desk broken = desk(Map.of("authentication", true));
        Facts facts = authenticated(broken, "alice", Facts.register());
        broken.credentials = (username, realm, algorithm) -> {
            throw new IllegalStateException("broken");
        };
        assertThat(broken.answer(facts).status()).isEqualTo(500);
    }

    @Test
    void step3ComesBeforeContactsAreLookedAt() {
        assertThat(desk.answer(Facts.register().contact("<sip:a")).status()).isEqualTo(401);
    }

    @Test
    void step4AUserMayRegisterTheAddressOfTheirNameOnly() {
        assertThat(status(desk, "alice@example.com", Facts.register())).isEqualTo(200);
        assertThat(status(desk, "bob", Facts.register())).isEqualTo(403);
        assertThat(status(desk, "Alice", Facts.register())).isEqualTo(403);
        assertThat(status(desk, "alice@example.org", Facts.register())).isEqualTo(403);
    }

    @Test
    void step4FromMustBeTo() {
        assertThat(status(desk, "alice", Facts.register().only("From", "<sip:bob@example.com>;tag=1")))
                .isEqualTo(403);
        assertThat(status(desk, "alice", Facts.register().only("From", "<sip:bob@example.com;tag=1")))
                .isEqualTo(400);
    }

    @Test
    void step4ThirdPartiesAreThoseConfigured() {
        Desk desk = desk(Map.of("authentication", true, "thirdParty", "boss=*, secretary=alice, x=carol"));
        Facts bySecretary = Facts.register().only("From", "<sip:secretary@example.com>;tag=1");
        assertThat(status(desk, "secretary", bySecretary)).isEqualTo(200);
        assertThat(status(desk, "boss", Facts.register())).isEqualTo(200);
        assertThat(status(desk, "x", Facts.register())).isEqualTo(403);
        assertThat(status(desk, "alice", Facts.register())).isEqualTo(200);
    }

    @Test
    void withoutAuthenticationNobodyIsAsked() {
        assertThat(new Desk().answer(Facts.register().contact(CONTACT)).status())
                .isEqualTo(200);
    }
}
