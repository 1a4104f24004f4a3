package org.bindery.registrar.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.bindery.location.Aor;
import org.bindery.location.NameAddr;
import org.bindery.location.SipUri;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegisterRequest;
import org.bindery.registrar.internal.digest.DigestAuthentication;
import org.bindery.registrar.internal.digest.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is it, and may they? (RFC 3261 section 10.3, steps 3 and 4) */
final class Identification {
    private static final Logger log = LoggerFactory.getLogger(Identification.class);

    private final DigestAuthentication digest;
    private final ThirdParties thirdParties;
    private final Supplier<Optional<Credentials>> credentials;
    private final Answer away;

    /**
     * Takes what it needs.
     *
     * @param away the answer while there are no credentials
     */
    Identification(
            DigestAuthentication digest,
            ThirdParties thirdParties,
            Supplier<Optional<Credentials>> credentials,
            Answer away) {
        this.digest = digest;
        this.thirdParties = thirdParties;
        this.credentials = credentials;
        this.away = away;
    }

    /** Step 3. */
    Optional<Answer> authenticate(Visit visit) {
        Optional<Credentials> known = credentials.get();
        return known.isEmpty() ? Optional.of(away) : authenticate(visit, known.get());
    }

    private Optional<Answer> authenticate(Visit visit, Credentials known) {
        RegisterRequest facts = visit.request();
        DigestAuthentication.Request request = new DigestAuthentication.Request(
                "REGISTER",
                facts.requestUri(),
                facts.headers("Authorization"),
                visit.origin().userAgent());
        try {
            Verdict verdict = digest.judge(request, known);
            if (verdict instanceof Verdict.Authenticated authenticated) {
                visit.isBy(authenticated.username());
                return Optional.empty();
            }
            return Optional.of(answer(verdict));
        } catch (RuntimeException | LinkageError e) {
            log.error("Credentials {} failed: request refused", known.getClass().getName(), e);
            return Optional.of(new Answer(500, "Credentials failed"));
        }
    }

    private static Answer answer(Verdict verdict) {
        if (verdict instanceof Verdict.Challenged challenged) {
            return new Answer(
                    401,
                    "Unauthorized",
                    challenged.challenges().stream()
                            .map(challenge -> new Header("WWW-Authenticate", challenge))
                            .toList());
        }
        return Answer.badRequest(((Verdict.Malformed) verdict).reason());
    }

    /** Step 4. From may differ from To only in a registration by a third party (section 10.2). */
    Optional<Answer> authorize(Visit visit) {
        if (thirdParties.allows(visit.username(), visit.aor())) {
            return Optional.empty();
        }
        if (!ThirdParties.isOwn(visit.username(), visit.aor())) {
            return Optional.of(new Answer(403, "This user may not register this address"));
        }
        return fromIsTo(visit);
    }

    private static Optional<Answer> fromIsTo(Visit visit) {
        try {
            Aor from = SipUri.parse(NameAddr.parseList(visit.request().header("From"))
                            .get(0)
                            .uri())
                    .aor();
            return from.equals(visit.aor())
                    ? Optional.empty()
                    : Optional.of(new Answer(403, "From is not To: no registration by third parties"));
        } catch (IllegalArgumentException e) {
            return Optional.of(Answer.badRequest("Malformed From: " + e.getMessage()));
        }
    }
}
