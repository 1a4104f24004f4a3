package org.bindery.location.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.BindingUpdate;
import org.bindery.location.Cause;
import org.bindery.location.RegistrarListener;

/** Keeps what it is told, and objects to what cannot be. */
final class RecordingListener implements RegistrarListener {
    private final Map<String, Binding> bindings = new HashMap<>();
    private final Map<Aor, Long> versions = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void contactsAdded(Collection<BindingUpdate> updates) {
        for (BindingUpdate update : updates) {
            note(update);
            for (Binding binding : update.bindings()) {
                check(bindings.put(binding.id(), binding) == null, "added twice", update);
            }
        }
    }

    @Override
    public synchronized void contactsRemoved(Collection<BindingUpdate> updates) {
        for (BindingUpdate update : updates) {
            note(update);
            for (Binding binding : update.bindings()) {
                check(bindings.remove(binding.id()) != null, "removed but unknown", update);
            }
        }
    }

    @Override
    public synchronized void contactsRefreshed(Collection<BindingUpdate> updates) {
        for (BindingUpdate update : updates) {
            note(update);
            for (Binding binding : update.bindings()) {
                Binding before = bindings.put(binding.id(), binding);
                check(before != null && !before.equals(binding), "refreshed but unknown or the same", update);
            }
        }
    }

    private void note(BindingUpdate update) {
        causes.add(update.cause());
        check(!update.bindings().isEmpty(), "empty", update);
        Long before = versions.put(update.aor(), update.version());
        check(before == null || before <= update.version(), "version went back from " + before, update);
    }

    private void check(boolean right, String fault, BindingUpdate update) {
        if (!right) {
            faults.add(fault + ": " + update);
        }
    }

    synchronized Map<String, Binding> bindings() {
        return Map.copyOf(bindings);
    }

    synchronized List<Cause> causes() {
        return List.copyOf(causes);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
