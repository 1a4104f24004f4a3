package org.bindery.registrar.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bindery.location.LocationService;
import org.bindery.location.SipUri;
import org.bindery.registrar.Attempt;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegisterRequest;
import org.bindery.registrar.internal.digest.DigestAuthentication;

/**
 * The rules of a registrar, RFC 3261 section 10.3, in their order: the facts of a request in, its answer out, and the
 * bindings changed or not. It knows no SIP API and waits for nobody but the store. Threads may share it.
 */
final class RegisterRules {
    private final ContactReader contacts;
    private final Policies policies;
    private final Bindings bindings;
    private final List<Visit.Step> steps;

    /**
     * The other services that it calls; each may come and go.
     *
     * @param location where bindings are kept
     * @param credentials who knows the secrets
     * @param policies who has a say
     */
    record Services(
            Supplier<Optional<LocationService>> location,
            Supplier<Optional<Credentials>> credentials,
            Policies policies) {}

    RegisterRules(Options options, Domains domains, DigestAuthentication digest, Services services, Clock clock) {
        Answer away = new Answer(
                503, "Service Unavailable", new Header("Retry-After", Integer.toString(options.retryAfterSeconds())));
        Inspection inspection = new Inspection(domains, options.strictRequestUri(), options.maxAorLength());
        Identification identification =
                new Identification(digest, new ThirdParties(options.thirdParties()), services.credentials(), away);
        contacts = new ContactReader(options.expires(), options.limits());
        policies = services.policies();
        bindings = new Bindings(services.location(), options.maxContacts(), away, clock);
        steps = List.of(
                inspection::requestUri, // 1
                inspection::extensions, // 2
                inspection::body,
                inspection::to,
                inspection::origin,
                options.authentication() ? identification::authenticate : visit -> Optional.empty(), // 3
                options.authentication() ? identification::authorize : visit -> Optional.empty(), // 4
                inspection::addressOfRecord, // 5
                this::wish, // 6 and 7, what is wanted
                this::policies,
                bindings::apply); // 6 and 7, what is done
    }

    Answer answer(RegisterRequest request) {
        Visit visit = new Visit(request);
        for (Visit.Step step : steps) {
            Optional<Answer> refusal = step.refuse(visit);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return bindings.tell(visit); // 8
    }

    private Optional<Answer> wish(Visit visit) {
        Wish wish = contacts.read(visit.request(), visit.aor());
        visit.wants(wish);
        return wish instanceof Wish.Refused refused ? Optional.of(refused.answer()) : Optional.empty();
    }

    private Optional<Answer> policies(Visit visit) {
        return policies.isEmpty() ? Optional.empty() : policies.judge(attempt(visit));
    }

    private static Attempt attempt(Visit visit) {
        return new Attempt(
                visit.request(),
                visit.username(),
                visit.aor(),
                visit.wish() instanceof Wish.Bind bind ? bind.contacts() : List.of(),
                visit.wish() instanceof Wish.RemoveAll);
    }

    /**
     * Tells whether two Request-URIs of REGISTER name the same registrar: the user agent may have left out the port or a
     * parameter in one of them.
     */
    static boolean isSameRegistrar(String one, String other) {
        try {
            return SipUri.parse(one).aor().equals(SipUri.parse(other).aor());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
