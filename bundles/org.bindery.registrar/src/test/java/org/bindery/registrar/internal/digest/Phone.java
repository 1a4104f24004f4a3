package org.bindery.registrar.internal.digest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bindery.registrar.DigestAlgorithm;

/** Answers a challenge as a phone does. */
public final class Phone {
    private final String username;
    private final String secret;
    private final String uri;
    private int count;

    /** A phone that registers at this Request-URI. */
    public Phone(String username, String secret, String uri) {
        this.username = username;
        this.secret = secret;
        this.uri = uri;
    }

    /** The Authorization header for a challenge, with the next nonce count. */
    public String answer(String challenge) {
        return answer(challenge, ++count);
    }

    /** The Authorization header for a challenge, with this nonce count. */
    public String answer(String challenge, int nc) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(part(challenge, "algorithm=([^,]*)")).orElseThrow();
        String realm = part(challenge, "realm=\"([^\"]*)\"");
        String nonce = part(challenge, "nonce=\"([^\"]*)\"");
        String nonceCount = String.format("%08x", nc);
        String ha1 = Hashes.hex(algorithm, username + ':' + realm + ':' + secret);
        String ha2 = Hashes.hex(algorithm, "REGISTER:" + uri);
        String response = Hashes.hex(algorithm, String.join(":", ha1, nonce, nonceCount, "0a4f113b", "auth", ha2));
        return "Digest username=\"" + username + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\", algorithm=" + algorithm.token()
                + ", cnonce=\"0a4f113b\", qop=auth, nc=" + nonceCount;
    }

    private static String part(String challenge, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError(regex + " not in " + challenge);
        }
        return matcher.group(1);
    }
}
