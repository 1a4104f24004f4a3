package org.bindery.registrar;

import java.io.IOException;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administers the users of the registrar's realm that the registrar's own file holds. An OSGi service. All methods may be
 * called from any thread; a change is durable and in force when they return. Secrets are never given out again: only
 * their hashes are kept.
 *
 * <p>A username has 1 to 64 characters, a secret 1 to 128, neither has control characters, and a username has no colon,
 * quote, backslash, or blank at either end.
 */
@ProviderType
public interface Users {

    /** The realm for which secrets are hashed. */
    String realm();

    /** Everybody who has a secret in this realm, in alphabetical order; empty, never null, if nobody has. */
    SortedSet<String> names();

    /**
     * Adds a user or replaces the user's secret.
     *
     * @throws IllegalArgumentException if the username or the secret is not allowed; the message does not hold them
     * @throws IOException if the file could not be written; nothing is changed then
     */
    void put(String username, String secret) throws IOException;

    /**
     * Adds a user with a random secret of about 119 bits, or replaces the user's secret by one.
     *
     * @return the secret, which cannot be had again
     * @throws IllegalArgumentException if the username is not allowed
     * @throws IOException if the file could not be written; nothing is changed then
     */
    String create(String username) throws IOException;

    /**
     * Removes a user.
     *
     * @return false if there was none of that name
     * @throws IOException if the file could not be written; nothing is changed then
     */
    boolean remove(String username) throws IOException;
}
