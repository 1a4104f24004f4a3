package org.bindery.registrar;

import java.util.Locale;
import java.util.Optional;

/** A hash algorithm of digest authentication (RFC 7616 section 3.2, RFC 8760 section 2.1). */
public enum DigestAlgorithm {
    /** For phones that know nothing better. */
    MD5("MD5", "MD5", 32),
    /** The one to prefer. */
    SHA_256("SHA-256", "SHA-256", 64),
    /** SHA-512 cut to 256 bits. */
    SHA_512_256("SHA-512-256", "SHA-512/256", 64);

    private final String token;
    private final String standardName;
    private final int hexLength;

    DigestAlgorithm(String token, String standardName, int hexLength) {
        this.token = token;
        this.standardName = standardName;
        this.hexLength = hexLength;
    }

    /** Its name in SIP headers, such as {@code SHA-256}. */
    public String token() {
        return token;
    }

    /** Its name for {@code java.security.MessageDigest}. */
    public String standardName() {
        return standardName;
    }

    /** How many hexadecimal digits its hash has. */
    public int hexLength() {
        return hexLength;
    }

    /** The algorithm of that name in SIP headers, in any case; empty if it is none of these. */
    public static Optional<DigestAlgorithm> of(String token) {
        return switch (token.toUpperCase(Locale.ROOT)) {
            case "MD5" -> Optional.of(MD5);
            case "SHA-256" -> Optional.of(SHA_256);
            case "SHA-512-256" -> Optional.of(SHA_512_256);
            default -> Optional.empty();
        };
    }
}
