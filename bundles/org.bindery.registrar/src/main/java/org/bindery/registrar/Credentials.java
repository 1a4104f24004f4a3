package org.bindery.registrar;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows the secrets of users, hashed. Register one as an OSGi service to keep users elsewhere than in the registrar's
 * file; the one with the highest {@code service.ranking} is asked, and it alone.
 *
 * <pre>{@code
 * @Component(property = Constants.SERVICE_RANKING + ":Integer=100")
 * public class TableOfUsers implements Credentials {
 *     private final Map<String, String> ha1ByUser = load();
 *
 *     @Override
 *     public Optional<String> ha1(String username, String realm, DigestAlgorithm algorithm) {
 *         return algorithm == DigestAlgorithm.SHA_256 && realm.equals("bindery")
 *                 ? Optional.ofNullable(ha1ByUser.get(username))
 *                 : Optional.empty();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface Credentials {

    /**
     * The hash of {@code username:realm:secret} (RFC 7616 section 3.4.2). Called from any thread, several at once, for
     * each REGISTER that carries credentials: it must be fast, must not wait, and should take the same time for users
     * that it knows and for others. If it throws, the request is refused with 500.
     *
     * @param username as sent, not checked in any way
     * @param realm the registrar's
     * @param algorithm one that the registrar offers
     * @return in lower-case hexadecimal digits; empty if the user has no secret for this realm and algorithm
     */
    Optional<String> ha1(String username, String realm, DigestAlgorithm algorithm);
}
