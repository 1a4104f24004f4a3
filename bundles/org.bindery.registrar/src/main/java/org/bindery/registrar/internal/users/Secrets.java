package org.bindery.registrar.internal.users;

import java.security.SecureRandom;

/** Names and secrets of users. */
final class Secrets {
    /** Without those that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 24;

    private Secrets() {}

    static String random(SecureRandom random) {
        StringBuilder secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    static void checkName(String username) {
        if (username.isEmpty()
                || username.length() > 64
                || username.startsWith("#")
                || !username.strip().equals(username)
                || username.chars().anyMatch(c -> Character.isISOControl(c) || ":\"\\".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "a username has 1 to 64 characters, no control character, colon, quote or"
                            + " backslash, no # in front, and no blank at either end");
        }
    }

    static void checkSecret(String secret) {
        if (secret.isEmpty() || secret.length() > 128 || secret.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a secret has 1 to 128 characters and no control character");
        }
    }
}
