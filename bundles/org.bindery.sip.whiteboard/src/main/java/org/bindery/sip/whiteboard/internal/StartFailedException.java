package org.bindery.sip.whiteboard.internal;

import org.jspecify.annotations.Nullable;

/** A servlet could not be put into service. */
final class StartFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    StartFailedException(Flaw flaw, @Nullable Throwable cause) {
        super(flaw.message(), cause);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
