package org.bindery.itests.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A challenge of digest authentication (RFC 7616, RFC 8760) and the answer to it with qop auth.
 *
 * @param realm as in the challenge
 * @param nonce as in the challenge
 * @param opaque as in the challenge, empty if there is none
 * @param algorithm {@code MD5} or {@code SHA-256}
 * @param stale whether only the nonce was wrong
 */
public record Digest(String realm, String nonce, String opaque, String algorithm, boolean stale) {

    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z0-9-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]+))");

    /** The topmost challenge of a 401, which is the one that the server likes best (RFC 8760 section 2.3). */
    public static Digest challenge(SipMessage unauthorized) {
        return parse(unauthorized.header("WWW-Authenticate"));
    }

    /** The challenge of a 401 for that algorithm. */
    public static Digest challenge(SipMessage unauthorized, String algorithm) {
        return unauthorized.headers("WWW-Authenticate").stream()
                .map(Digest::parse)
                .filter(d -> d.algorithm.equalsIgnoreCase(algorithm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + algorithm + " challenge in " + unauthorized.headers()));
    }

    private static Digest parse(String header) {
        return new Digest(
                parameter(header, "realm", ""),
                parameter(header, "nonce", ""),
                parameter(header, "opaque", ""),
                parameter(header, "algorithm", "MD5"),
                parameter(header, "stale", "false").equalsIgnoreCase("true"));
    }

    /** A parameter of a challenge, without its quotes. */
    public static String parameter(String header, String name, String missing) {
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            }
        }
        return missing;
    }

    /** The value of the Authorization header. */
    public String authorization(String user, String secret, String method, String uri, int count) {
        String nc = String.format("%08x", count);
        String cnonce = SipRequest.unique();
        String a1 = hash(user + ":" + realm + ":" + secret);
        String a2 = hash(method + ":" + uri);
        String response = hash(String.join(":", a1, nonce, nc, cnonce, "auth", a2));
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm + ", cnonce=\"" + cnonce
                + "\", qop=auth, nc=" + nc + (opaque.isEmpty() ? "" : ", opaque=\"" + opaque + "\"");
    }

    private String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
