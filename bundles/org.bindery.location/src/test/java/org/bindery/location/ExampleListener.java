package org.bindery.location;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The listener of the README. */
@Component
public final class ExampleListener implements RegistrarListener {
    private final Set<String> contacts = ConcurrentHashMap.newKeySet();

    @Override
    public void contactsAdded(Collection<BindingUpdate> updates) {
        for (BindingUpdate update : updates) {
            update.bindings().forEach(binding -> contacts.add(binding.contact()));
        }
    }

    @Override
    public void contactsRemoved(Collection<BindingUpdate> updates) {
        for (BindingUpdate update : updates) {
            update.bindings().forEach(binding -> contacts.remove(binding.contact()));
        }
    }

    /** The contacts that are bound now. */
    public Set<String> contacts() {
        return contacts;
    }
}
