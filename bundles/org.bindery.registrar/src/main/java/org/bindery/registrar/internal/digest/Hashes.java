package org.bindery.registrar.internal.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import org.bindery.registrar.DigestAlgorithm;

/** Hashes of text as hexadecimal digits. Threads may share it. */
public final class Hashes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    private static final Map<DigestAlgorithm, MessageDigest> PRISTINE = pristine();

    private Hashes() {}

    /** H(text) in lower-case hexadecimal digits. */
    public static String hex(DigestAlgorithm algorithm, String text) {
        byte[] hash = fresh(algorithm).digest(text.getBytes(UTF_8));
        byte[] digits = new byte[hash.length * 2];
        for (int i = 0; i < hash.length; i++) {
            digits[2 * i] = HEX[(hash[i] >> 4) & 15];
            digits[2 * i + 1] = HEX[hash[i] & 15];
        }
        return new String(digits, US_ASCII);
    }

    /** Tells whether a text is a hash of this algorithm in hexadecimal digits of either case. */
    public static boolean isHex(DigestAlgorithm algorithm, String text) {
        return text.length() == algorithm.hexLength()
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** A copy, for a look-up by name for each hash costs more than the hash of a short text. */
    private static MessageDigest fresh(DigestAlgorithm algorithm) {
        try {
            return (MessageDigest) PRISTINE.get(algorithm).clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(algorithm + " of this JDK cannot be copied", e);
        }
    }

    private static Map<DigestAlgorithm, MessageDigest> pristine() {
        Map<DigestAlgorithm, MessageDigest> digests = new EnumMap<>(DigestAlgorithm.class);
        try {
            for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
                digests.put(algorithm, MessageDigest.getInstance(algorithm.standardName()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks a hash algorithm that every JDK has", e);
        }
        return digests;
    }
}
