package org.bindery.location;

/** Where a change was decided. A change keeps its source across nodes, so that nobody publishes it back. */
public enum Source {
    /** A REGISTER request or an expiry on this node. */
    LOCAL,
    /** A reg-event document from another server. */
    REGINFO,
    /** An operator or a program acting for one. */
    ADMIN
}
