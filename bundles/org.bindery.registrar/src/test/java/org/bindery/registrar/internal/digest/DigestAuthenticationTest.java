package org.bindery.registrar.internal.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.internal.HandClock;
import org.bindery.registrar.internal.digest.Verdict.Authenticated;
import org.bindery.registrar.internal.digest.Verdict.Challenged;
import org.bindery.registrar.internal.digest.Verdict.Malformed;
import org.junit.jupiter.api.Test;

class DigestAuthenticationTest {
    private static final String URI = "sip:example.com";
    private static final Credentials ALICE = (username, realm, algorithm) -> username.equals("alice")
            ? Optional.of(Hashes.hex(algorithm, "alice:" + realm + ":secret"))
            : Optional.empty();

    private final HandClock clock = new HandClock();
    private final DigestAuthentication digest = digest(false);
    private final Phone phone = new Phone("alice", "secret", URI);

    private DigestAuthentication digest(boolean withoutQop) {
        List<DigestAlgorithm> algorithms = List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
        return new DigestAuthentication(
                new DigestAuthentication.Settings(
                        "bindery", algorithms, Duration.ofMinutes(5), withoutQop, List.of("old")),
                (one, other) -> one.equals("sip:example.com:5060") && other.equals(URI),
                clock,
                new SecureRandom());
    }

    private Verdict judge(String... authorizations) {
        return judge(digest, "new/1", authorizations);
    }

    private static Verdict judge(DigestAuthentication digest, String userAgent, String... authorizations) {
        return digest.judge(
                new DigestAuthentication.Request("REGISTER", URI, List.of(authorizations), userAgent), ALICE);
    }

    private List<String> challenges() {
        return ((Challenged) judge()).challenges();
    }

    private static void assertChallenged(Verdict verdict, boolean stale) {
        assertThat(verdict).isInstanceOf(Challenged.class);
        assertThat(((Challenged) verdict).challenges()).allMatch(c -> c.contains("stale=true") == stale);
    }

    @Test
    void challengesWithEachAlgorithmInOrder() {
        assertThat(challenges()).hasSize(2);
        assertThat(challenges().get(0))
                .matches("Digest realm=\"bindery\", nonce=\"[-_A-Za-z0-9]{43}\", opaque=\"[0-9a-f]+\","
                        + " algorithm=SHA-256, qop=\"auth\"");
        assertThat(challenges().get(1)).contains("algorithm=MD5, qop=\"auth\"");
    }

    @Test
    void offersMd5AloneToThoseThatKnowNothingElse() {
        assertThat(((Challenged) judge(digest, "old phone/1")).challenges())
                .singleElement()
                .asString()
                .contains("algorithm=MD5");
        assertThat(((Challenged) judge(digest, "very old phone/1")).challenges())
                .hasSize(2);
    }

    @Test
    void takesARightAnswerToEachAlgorithm() {
        for (String challenge : challenges()) {
            assertThat(judge(phone.answer(challenge))).isEqualTo(new Authenticated("alice"));
        }
    }

    @Test
    void takesTheAnswerForItsRealmAmongOthers() {
        String mine = phone.answer(challenges().get(0));
        assertThat(judge(mine.replace("\"bindery\"", "\"elsewhere\""), "Basic abc", mine))
                .isEqualTo(new Authenticated("alice"));
        assertChallenged(judge(mine.replace("\"bindery\"", "\"elsewhere\"")), false);
    }

    @Test
    void refusesAWrongSecretAndAnUnknownUserAlike() {
        String challenge = challenges().get(0);
        assertChallenged(judge(new Phone("alice", "guess", URI).answer(challenge)), false);
        assertChallenged(judge(new Phone("mallory", "secret", URI).answer(challenge)), false);
    }

    @Test
    void refusesAReplayAndALowerCountAsStale() {
        String challenge = challenges().get(0);
        String second = phone.answer(challenge, 2);
        assertThat(judge(second)).isInstanceOf(Authenticated.class);
        assertChallenged(judge(second), true);
        assertChallenged(judge(phone.answer(challenge, 1)), true);
        assertThat(judge(phone.answer(challenge, 3))).isInstanceOf(Authenticated.class);
    }

    @Test
    void refusesAnOldNonceAsStaleOnlyIfTheSecretIsRight() {
        String challenge = challenges().get(0);
        clock.advance(Duration.ofSeconds(299));
        assertThat(judge(phone.answer(challenge))).isInstanceOf(Authenticated.class);
        clock.advance(Duration.ofSeconds(1));
        assertChallenged(judge(phone.answer(challenge)), true);
        assertChallenged(judge(new Phone("alice", "guess", URI).answer(challenge)), false);
    }

    @Test
    void refusesANonceOfAnEarlierStartAsStale() {
        String foreign =
                ((Challenged) judge(digest(false), "new/1")).challenges().get(0);
        assertChallenged(judge(phone.answer(foreign)), true);
        assertChallenged(judge(phone.answer(foreign.replaceFirst("nonce=\"[^\"]*", "nonce=\"made-up"))), true);
    }

    @Test
    void refusesAnAlgorithmThatIsNotOffered() {
        String answer = phone.answer(challenges().get(0));
        assertChallenged(judge(answer.replace("algorithm=SHA-256", "algorithm=SHA-512-256")), false);
        assertChallenged(judge(answer.replace("algorithm=SHA-256", "algorithm=SHA-256-sess")), false);
    }

    @Test
    void anAnswerWithoutAlgorithmIsMd5() {
        String answer = phone.answer(challenges().get(1));
        assertThat(judge(answer.replace(" algorithm=MD5,", ""))).isEqualTo(new Authenticated("alice"));
    }

    @Test
    void theUriMustMeanTheRequestUri() {
        String challenge = challenges().get(0);
        assertThat(judge(new Phone("alice", "secret", "sip:example.com:5060").answer(challenge)))
                .isEqualTo(new Authenticated("alice"));
        assertThat(judge(new Phone("alice", "secret", "sip:example.org").answer(challenge)))
                .isEqualTo(new Malformed("Authorization uri is not the Request-URI"));
    }

    @Test
    void whatIsMissingIsNamed() {
        String answer = phone.answer(challenges().get(0));
        for (String name : List.of("username", "nonce", "uri", "response", "qop", "cnonce")) {
            assertThat(judge(answer.replaceFirst(" " + name + "=", " x-" + name + "=")))
                    .isEqualTo(new Malformed("Authorization lacks " + name));
        }
        assertThat(judge(answer.replace("nc=0000000", "nc=")))
                .isEqualTo(new Malformed("Authorization nc is not 8 hexadecimal digits"));
        assertThat(judge(answer.replace("qop=auth", "qop=auth-int")))
                .isEqualTo(new Malformed("Authorization qop is not auth"));
        assertThat(judge("Digest")).isInstanceOf(Malformed.class);
    }

    @Test
    void takesNoMoreHeadersThanAnybodyNeeds() {
        assertThat(judge("a b,".repeat(9).split(","))).isEqualTo(new Malformed("Too many Authorization headers"));
    }

    @Test
    void answersWithoutQopAreTakenOnRequest() {
        DigestAuthentication old = digest(true);
        String challenge = ((Challenged) judge(old, "new/1")).challenges().get(1);
        String nonce = challenge.replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
        String response = Hashes.hex(
                DigestAlgorithm.MD5,
                Hashes.hex(DigestAlgorithm.MD5, "alice:bindery:secret")
                        + ':'
                        + nonce
                        + ':'
                        + Hashes.hex(DigestAlgorithm.MD5, "REGISTER:" + URI));
        String answer = "Digest username=\"alice\", realm=\"bindery\", nonce=\"" + nonce + "\", uri=\"" + URI
                + "\", response=\"" + response + "\"";
        assertThat(judge(old, "new/1", answer)).isEqualTo(new Authenticated("alice"));
        assertThat(judge(answer)).isEqualTo(new Malformed("Authorization lacks qop"));
        clock.advance(Duration.ofMinutes(5));
        assertChallenged(judge(old, "new/1", answer), true);
    }

    @Test
    void computesTheExamplesOfRfc7616() {
        String common = "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\","
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth";
        assertThat(mufasa(DigestAlgorithm.MD5, "http-auth@example.org:Circle of Life", common))
                .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(mufasa(DigestAlgorithm.SHA_256, "http-auth@example.org:Circle of Life", common))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    @Test
    void computesTheExampleOfRfc2617() {
        assertThat(mufasa(
                        DigestAlgorithm.MD5,
                        "testrealm@host.com:Circle Of Life",
                        "Digest uri=\"/dir/index.html\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", nc=00000001,"
                                + " cnonce=\"0a4f113b\", qop=auth"))
                .isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    private static String mufasa(DigestAlgorithm algorithm, String realmAndSecret, String authorization) {
        DigestCredentials given = DigestCredentials.parse(authorization);
        String ha1 = Hashes.hex(algorithm, "Mufasa:" + realmAndSecret);
        return DigestAuthentication.response(algorithm, ha1, "GET", given);
    }

    @Test
    void hashesAsTheStandardSays() {
        assertThat(Hashes.hex(DigestAlgorithm.SHA_512_256, "abc"))
                .isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    }
}
