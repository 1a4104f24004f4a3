package org.bindery.sip.whiteboard.internal;

import java.util.List;

/** Who is in service and who is not, at one moment. */
record Report(Snapshot snapshot, List<Outsider> outsiders) {

    /** One that is not in service, and why. */
    record Outsider(Description description, Flaw why) {}
}
