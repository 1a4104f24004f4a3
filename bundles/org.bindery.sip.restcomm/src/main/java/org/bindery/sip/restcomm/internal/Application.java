package org.bindery.sip.restcomm.internal;

import org.apache.catalina.LifecycleException;
import org.mobicents.servlet.sip.core.timers.DefaultSipApplicationSessionTimerService;
import org.mobicents.servlet.sip.startup.SipStandardContext;

/** The one application, with a clock for its sessions that stops when it does. */
final class Application extends SipStandardContext {

    private static final long serialVersionUID = 1L;

    @Override
    protected void initInternalApplicationComponents() throws LifecycleException {
        if (sasTimerService == null) {
            sasTimerService = new SessionClock();
        }
        super.initInternalApplicationComponents();
    }

    /** Restcomm's own says that it has not started until it has stopped, and so is made anew and never stopped. */
    private static final class SessionClock extends DefaultSipApplicationSessionTimerService {

        SessionClock() {
            super(1, task -> new Thread(task, "bindery-sip-sessions"));
        }

        @Override
        public boolean isStarted() {
            return !isShutdown();
        }
    }
}
