package org.bindery.registrar.internal.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.DigestAlgorithm;
import org.bindery.registrar.internal.digest.Nonces.Nonce;
import org.bindery.registrar.internal.digest.Verdict.Authenticated;
import org.bindery.registrar.internal.digest.Verdict.Challenged;
import org.bindery.registrar.internal.digest.Verdict.Malformed;

/**
 * Digest authentication of one realm (RFC 3261 section 22.4, RFC 7616, RFC 8760): a challenge for each algorithm offered,
 * qop {@code auth}, nonces that expire and counts that grow. Threads may share it.
 */
public final class DigestAuthentication {
    private static final int NONCES_REMEMBERED = 1 << 18;
    private static final int MAX_HEADERS = 8;

    private final Settings settings;
    private final BiPredicate<String, String> sameResource;
    private final Clock clock;
    private final Nonces nonces;
    private final NonceCounts counts;
    private final String opaque;

    /**
     * What is offered and accepted.
     *
     * @param realm printable ASCII without quotes and backslashes
     * @param algorithms in order of preference, at least one
     * @param nonceLifetime how long a nonce may be used
     * @param acceptsWithoutQop takes answers in the manner of RFC 2069, which can be replayed while the nonce lives
     * @param md5Agents how the User-Agent begins of those to which MD5 alone is offered, if it is offered at all: they
     *     give up when they see another algorithm. Nothing is lost, for anybody may answer with MD5 then.
     */
    public record Settings(
            String realm,
            List<DigestAlgorithm> algorithms,
            Duration nonceLifetime,
            boolean acceptsWithoutQop,
            List<String> md5Agents) {

        public Settings {
            algorithms = List.copyOf(algorithms);
            md5Agents = List.copyOf(md5Agents);
        }

        List<DigestAlgorithm> offeredTo(String userAgent) {
            return algorithms.contains(DigestAlgorithm.MD5)
                            && md5Agents.stream().anyMatch(userAgent::startsWith)
                    ? List.of(DigestAlgorithm.MD5)
                    : algorithms;
        }
    }

    /**
     * What is to be judged.
     *
     * @param method such as {@code REGISTER}
     * @param requestUri as received
     * @param authorizations the values of the Authorization headers
     * @param userAgent the User-Agent, empty if it is not known
     */
    public record Request(String method, String requestUri, List<String> authorizations, String userAgent) {

        public Request {
            authorizations = List.copyOf(authorizations);
        }
    }

    /**
     * Starts with a key of its own: nonces of an earlier one are stale.
     *
     * @param sameResource tells whether the digest's uri, first, means the Request-URI, second
     */
    public DigestAuthentication(
            Settings settings, BiPredicate<String, String> sameResource, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.sameResource = sameResource;
        this.clock = clock;
        this.nonces = new Nonces(clock, random);
        this.counts = new NonceCounts(settings.nonceLifetime().toMillis(), NONCES_REMEMBERED);
        this.opaque = Long.toHexString(random.nextLong());
    }

    /** Judges a request. */
    public Verdict judge(Request request, Credentials credentials) {
        if (request.authorizations().size() > MAX_HEADERS) {
            return new Malformed("Too many Authorization headers");
        }
        try {
            for (String authorization : request.authorizations()) {
                DigestCredentials ours = DigestCredentials.parse(authorization);
                if (ours != null && ours.get("realm").equals(settings.realm())) {
                    return judge(request, ours, credentials);
                }
            }
        } catch (IllegalArgumentException e) {
            return new Malformed("Malformed Authorization: " + e.getMessage());
        }
        return challenge(request, false);
    }

    private Verdict judge(Request request, DigestCredentials given, Credentials credentials) {
        Optional<String> flaw = flawOf(given);
        if (flaw.isPresent()) {
            return new Malformed("Authorization " + flaw.get());
        }
        if (!given.get("uri").equals(request.requestUri())
                && !sameResource.test(given.get("uri"), request.requestUri())) {
            return new Malformed("Authorization uri is not the Request-URI");
        }
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(given.has("algorithm") ? given.get("algorithm") : "MD5");
        if (algorithm.isEmpty() || !settings.algorithms().contains(algorithm.get())) {
            return challenge(request, false);
        }
        if (!isRight(request.method(), given, algorithm.get(), credentials)) {
            return challenge(request, false);
        }
        return isFresh(given) ? new Authenticated(given.get("username")) : challenge(request, true);
    }

    private Optional<String> flawOf(DigestCredentials given) {
        for (String name : List.of("username", "nonce", "uri", "response")) {
            if (given.get(name).isEmpty()) {
                return Optional.of("lacks " + name);
            }
        }
        if (!given.has("qop")) {
            return settings.acceptsWithoutQop() ? Optional.empty() : Optional.of("lacks qop");
        }
        if (!given.get("qop").equals("auth")) {
            return Optional.of("qop is not auth");
        }
        if (given.get("cnonce").isEmpty()) {
            return Optional.of("lacks cnonce");
        }
        return isNonceCount(given.get("nc")) ? Optional.empty() : Optional.of("nc is not 8 hexadecimal digits");
    }

    private static boolean isNonceCount(String nc) {
        return nc.length() == 8 && nc.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }

    /** Known user or not, the same work is done, so that time does not tell who is known. */
    private boolean isRight(
            String method, DigestCredentials given, DigestAlgorithm algorithm, Credentials credentials) {
        Optional<String> known = credentials.ha1(given.get("username"), settings.realm(), algorithm);
        String ha1 = known.orElseGet(() -> "0".repeat(algorithm.hexLength()));
        byte[] expected = response(algorithm, ha1, method, given).getBytes(US_ASCII);
        byte[] found = given.get("response").toLowerCase(Locale.ROOT).getBytes(UTF_8);
        boolean equal = MessageDigest.isEqual(expected, found);
        return equal && known.isPresent();
    }

    static String response(DigestAlgorithm algorithm, String ha1, String method, DigestCredentials given) {
        String ha2 = Hashes.hex(algorithm, method + ':' + given.get("uri"));
        String middle = given.has("qop")
                ? ':' + given.get("nc") + ':' + given.get("cnonce") + ':' + given.get("qop") + ':'
                : ":";
        return Hashes.hex(algorithm, ha1 + ':' + given.get("nonce") + middle + ha2);
    }

    private boolean isFresh(DigestCredentials given) {
        Optional<Nonce> nonce = nonces.read(given.get("nonce"));
        if (nonce.isEmpty()) {
            return false;
        }
        if (!given.has("qop")) {
            return clock.millis() - nonce.get().issuedMillis()
                    < settings.nonceLifetime().toMillis();
        }
        return counts.use(nonce.get(), Integer.parseUnsignedInt(given.get("nc"), 16), clock.millis());
    }

    private Challenged challenge(Request request, boolean stale) {
        String nonce = nonces.issue();
        List<String> challenges = new ArrayList<>();
        for (DigestAlgorithm algorithm : settings.offeredTo(request.userAgent())) {
            challenges.add("Digest realm=\"" + settings.realm() + "\", nonce=\"" + nonce + "\", opaque=\"" + opaque
                    + "\", algorithm=" + algorithm.token() + ", qop=\"auth\"" + (stale ? ", stale=true" : ""));
        }
        return new Challenged(challenges);
    }
}
