package org.bindery.registrar.internal.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces that prove themselves: the time of issue and a random number, sealed with a key that lives as long as this
 * object. Nothing is kept for a nonce that is handed out. Threads may share it.
 */
final class Nonces {
    private static final int CLAIM_BYTES = 16;
    private static final int SEAL_BYTES = 16;
    private static final int TEXT_LENGTH = 43;

    private final Clock clock;
    private final SecureRandom random;
    private final Mac pristine;

    /**
     * A nonce that this object made.
     *
     * @param issuedMillis since the epoch
     * @param number tells apart those of one millisecond
     */
    record Nonce(long issuedMillis, long number) {}

    Nonces(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            pristine = Mac.getInstance("HmacSHA256");
            pristine.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }

    /** A new one, 43 characters of base64url. */
    String issue() {
        ByteBuffer nonce = ByteBuffer.allocate(CLAIM_BYTES + SEAL_BYTES);
        nonce.putLong(clock.millis()).putLong(random.nextLong());
        nonce.put(seal(nonce.array()), 0, SEAL_BYTES);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(nonce.array()), US_ASCII);
    }

    /** What a nonce says of itself; empty if it was not made here. */
    Optional<Nonce> read(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        ByteBuffer nonce = ByteBuffer.wrap(bytes);
        byte[] found = new byte[SEAL_BYTES];
        nonce.get(CLAIM_BYTES, found);
        byte[] expected =
                ByteBuffer.allocate(SEAL_BYTES).put(seal(bytes), 0, SEAL_BYTES).array();
        return MessageDigest.isEqual(expected, found)
                ? Optional.of(new Nonce(nonce.getLong(0), nonce.getLong(8)))
                : Optional.empty();
    }

    private byte[] seal(byte[] nonce) {
        try {
            Mac mac = (Mac) pristine.clone();
            mac.update(nonce, 0, CLAIM_BYTES);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 of this JDK cannot be copied", e);
        }
    }
}
