package org.bindery.registrar.internal.digest;

import java.util.List;

/** What digest authentication says of a request. */
public sealed interface Verdict {

    /** The request is from this user. */
    record Authenticated(String username) implements Verdict {}

    /**
     * It carries no credentials for this realm, or they are wrong or stale.
     *
     * @param challenges values of WWW-Authenticate headers, in order of preference
     */
    record Challenged(List<String> challenges) implements Verdict {}

    /**
     * Its Authorization header cannot be right in any case.
     *
     * @param reason fit for a reason phrase
     */
    record Malformed(String reason) implements Verdict {}
}
