package org.bindery.registrar.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bindery.registrar.Attempt;
import org.bindery.registrar.Decision;
import org.bindery.registrar.RegistrationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies in service, the highest rank first. They come and go while requests are judged. */
final class Policies {
    private static final Logger log = LoggerFactory.getLogger(Policies.class);
    private static final Comparator<Ranked> ORDER =
            Comparator.comparingInt(Ranked::rank).reversed().thenComparingLong(Ranked::serviceId);

    /** Never changed, only replaced, under this object's lock. */
    private volatile List<Ranked> ranked = List.of();

    private record Ranked(RegistrationPolicy policy, int rank, long serviceId) {}

    /** Adds a policy, or gives one a new rank. */
    synchronized void put(RegistrationPolicy policy, int rank, long serviceId) {
        ranked = Stream.concat(without(serviceId), Stream.of(new Ranked(policy, rank, serviceId)))
                .sorted(ORDER)
                .toList();
    }

    synchronized void remove(long serviceId) {
        ranked = without(serviceId).toList();
    }

    private Stream<Ranked> without(long serviceId) {
        return ranked.stream().filter(r -> r.serviceId() != serviceId);
    }

    boolean isEmpty() {
        return ranked.isEmpty();
    }

    /** The first refusal; empty if there is none. */
    Optional<Answer> judge(Attempt attempt) {
        for (Ranked r : ranked) {
            Optional<Answer> refusal = judge(r.policy(), attempt);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> judge(RegistrationPolicy policy, Attempt attempt) {
        try {
            Decision decision = policy.decide(attempt);
            if (decision instanceof Decision.Proceed) {
                return Optional.empty();
            }
            if (decision instanceof Decision.Reject reject) {
                return Optional.of(new Answer(reject.status(), reject.reason(), reject.headers()));
            }
            log.error(
                    "Policy {} returned null: request refused",
                    policy.getClass().getName());
        } catch (RuntimeException | LinkageError e) {
            log.error("Policy {} failed: request refused", policy.getClass().getName(), e);
        }
        return Optional.of(new Answer(500, "Registration policy failed"));
    }
}
