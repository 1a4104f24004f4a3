package org.bindery.location;

/** Why a binding came, changed or went; the events of RFC 3680 section 5.2. */
public enum Cause {
    /** Bound by a REGISTER request. */
    REGISTERED,
    /** Bound administratively or implicitly, without a REGISTER of its own. */
    CREATED,
    /** Bound again before it expired. */
    REFRESHED,
    /** Its lifetime was cut by the network. */
    SHORTENED,
    /** Removed by the user agent. */
    UNREGISTERED,
    /** Not refreshed in time. */
    EXPIRED,
    /** Removed by the network; the user agent should register again now. */
    DEACTIVATED,
    /** Removed by the network; the user agent may come back later. */
    PROBATION,
    /** Removed by the network; the user agent should not come back. */
    REJECTED
}
