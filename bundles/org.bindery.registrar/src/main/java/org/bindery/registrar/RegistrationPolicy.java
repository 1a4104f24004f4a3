package org.bindery.registrar;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A say in who may register what. Register one as an OSGi service; the one with the highest {@code service.ranking} is
 * asked first, and the first that rejects decides. Policies are asked after the registrar's own checks (RFC 3261 section
 * 10.3, steps 1 to 7) and before anything is changed.
 *
 * <pre>{@code
 * @Component
 * public class NoGuests implements RegistrationPolicy {
 *     @Override
 *     public Decision decide(Attempt attempt) {
 *         return attempt.aor().user().startsWith("guest-")
 *                 ? Decision.reject(403, "Guests do not register")
 *                 : Decision.proceed();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface RegistrationPolicy {

    /**
     * Judges an attempt. Called from any thread, several at once, for each REGISTER: it must be fast and must not wait.
     * A policy that throws or returns null refuses the request with 500.
     */
    Decision decide(Attempt attempt);
}
