package org.bindery.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.bindery.itests.exam.InFramework;
import org.bindery.itests.sip.Digest;
import org.bindery.itests.sip.Phone;
import org.bindery.itests.sip.SipClient;
import org.bindery.itests.sip.SipMessage;
import org.bindery.itests.sip.SipRequest;
import org.bindery.registrar.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Digest authentication over real sockets (RFC 3261 section 22, RFC 7616, RFC 8760). */
@InFramework(NativeFelix.class)
class DigestIT {

    private static final String URI = "sip:127.0.0.1";

    private House house;
    private SipClient client;
    private String user;
    private String secret;
    private Phone stranger;

    @BeforeEach
    void addAUser() throws Exception {
        house = House.openWithAuthentication();
        client = house.udp();
        user = "u" + SipRequest.unique();
        secret = house.service(Users.class).create(user);
        stranger = Phone.of(client, user);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aPhoneWithTheSecretRegistersRefreshesAndUnregisters() {
        Phone phone = Phone.of(client, user, secret);
        assertThat(phone.register(600).status()).isEqualTo(200);
        assertThat(phone.register(600).contacts()).hasSize(1);
        assertThat(phone.register(0).contacts()).isEmpty();
    }

    @Test
    void aPhoneWithTheSecretRegistersOverTcp() {
        try (SipClient tcp = house.tcp()) {
            assertThat(Phone.of(tcp, user, secret).register(600).status()).isEqualTo(200);
        }
    }

    @Test
    void bothAlgorithmsAreOfferedTheBetterOneFirst() {
        SipMessage challenge = stranger.register(600);
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.headers("WWW-Authenticate"))
                .extracting(h -> Digest.parameter(h, "algorithm", "MD5"))
                .containsExactly("SHA-256", "MD5");
        assertThat(challenge.headers("WWW-Authenticate"))
                .allMatch(h -> Digest.parameter(h, "qop", "").equals("auth"));
        assertThat(challenge.header("Contact")).isEmpty();
    }

    @Test
    void md5IsAcceptedToo() {
        Digest digest = challenge("MD5");
        assertThat(answer(digest, user, secret, 1).status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretOrAnUnknownUserIsChallengedAgainAlike() {
        SipMessage wrongSecret = answer(challenge("SHA-256"), user, "wrong", 1);
        SipMessage unknownUser = answer(challenge("SHA-256"), "nobody", secret, 1);
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(unknownUser.startLine()).isEqualTo(wrongSecret.startLine());
        assertThat(Digest.challenge(wrongSecret, "SHA-256").stale()).isFalse();
        assertThat(Digest.challenge(unknownUser, "SHA-256").stale()).isFalse();
    }

    @Test
    void aNonceMayBeUsedAgainWithAHigherCountButNotReplayed() {
        Digest digest = challenge("SHA-256");
        assertThat(answer(digest, user, secret, 1).status()).isEqualTo(200);
        assertThat(answer(digest, user, secret, 2).status()).isEqualTo(200);
        SipMessage replayed = answer(digest, user, secret, 2);
        assertThat(replayed.status()).isEqualTo(401);
        Digest fresh = Digest.challenge(replayed, "SHA-256");
        assertThat(fresh.stale()).isTrue();
        assertThat(fresh.nonce()).isNotEqualTo(digest.nonce());
        assertThat(answer(fresh, user, secret, 1).status()).isEqualTo(200);
    }

    @Test
    void aNonceThatIsNotOursIsStale() {
        Digest digest = challenge("SHA-256");
        Digest foreign = new Digest(digest.realm(), "AAAA" + digest.nonce(), digest.opaque(), "SHA-256", false);
        SipMessage refused = answer(foreign, user, secret, 1);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(Digest.challenge(refused, "SHA-256").nonce()).isNotEqualTo(foreign.nonce());
    }

    @Test
    void aUserMayNotRegisterForAnother() {
        Phone victim = Phone.of(client, "victim");
        Digest digest = Digest.challenge(victim.register(600), "SHA-256");
        SipMessage refused = client.send(victim.request()
                .header("Contact", victim.contact())
                .header("Authorization", digest.authorization(user, secret, "REGISTER", URI, 1)));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void aRemovedUserIsRefused() throws Exception {
        assertThat(house.service(Users.class).remove(user)).isTrue();
        assertThat(answer(challenge("SHA-256"), user, secret, 1).status()).isEqualTo(401);
    }

    private Digest challenge(String algorithm) {
        return Digest.challenge(stranger.register(600), algorithm);
    }

    private SipMessage answer(Digest digest, String name, String password, int count) {
        return client.send(stranger.request()
                .header("Contact", stranger.contact())
                .header("Authorization", digest.authorization(name, password, "REGISTER", URI, count)));
    }
}
