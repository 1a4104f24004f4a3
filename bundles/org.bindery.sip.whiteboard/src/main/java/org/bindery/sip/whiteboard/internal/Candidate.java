package org.bindery.sip.whiteboard.internal;

import java.util.Objects;
import javax.servlet.Servlet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;

/** A servlet service, in service or not. Everything but the reference is guarded by the lock of its {@link Board}. */
final class Candidate {

    enum State {
        IDLE,
        STARTING,
        RUNNING,
        STOPPING,
        FAILED
    }

    final ServiceReference<Servlet> reference;
    Description description;
    State state = State.IDLE;
    boolean gone;
    /** Set in RUNNING and STOPPING, with the container that it runs in. */
    @Nullable
    RunningServlet running;

    @Nullable
    Container container;
    /** Set in FAILED. */
    @Nullable
    Flaw failure;

    Candidate(ServiceReference<Servlet> reference) {
        this.reference = reference;
        this.description = Description.of(reference);
    }

    boolean isBusy() {
        return state == State.STARTING || state == State.STOPPING;
    }

    /** Whether nothing of it runs, nor its init or destroy. */
    boolean isAtRest() {
        return !isBusy() && running == null;
    }

    /** Whether it may be in service as far as it is concerned itself. */
    boolean isEligible() {
        return !gone && description.isFlawless() && state != State.FAILED;
    }

    /** Whether it runs in that container as it describes itself now. */
    boolean runsWell(@Nullable Container present) {
        return state == State.RUNNING
                && isEligible()
                && Objects.equals(container, present)
                && running != null
                && running.description().startsLike(description);
    }

    /** Gives it another chance. */
    void forgive() {
        if (state == State.FAILED) {
            state = State.IDLE;
            failure = null;
        }
    }
}
