package org.bindery.registrar.example;

import org.bindery.registrar.Attempt;
import org.bindery.registrar.Decision;
import org.bindery.registrar.RegistrationPolicy;
import org.osgi.service.component.annotations.Component;

@Component
public class NoGuests implements RegistrationPolicy {
    @Override
    public Decision decide(Attempt attempt) {
        return attempt.aor().user().startsWith("guest-")
                ? Decision.reject(403, "Guests do not register")
                : Decision.proceed();
    }
}
