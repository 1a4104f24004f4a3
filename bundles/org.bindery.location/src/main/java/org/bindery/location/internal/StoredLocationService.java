package org.bindery.location.internal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bindery.location.Aor;
import org.bindery.location.Binding;
import org.bindery.location.Cause;
import org.bindery.location.Location;
import org.bindery.location.LocationService;
import org.bindery.location.Outcome;
import org.bindery.location.Registrar;
import org.bindery.location.RegistrarListener;
import org.bindery.location.Registration;
import org.bindery.location.Source;
import org.bindery.location.spi.Change;
import org.bindery.location.spi.LocationStore;
import org.bindery.location.spi.Revision;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The location service on top of a store. Immediate, because bindings expire and listeners are told whether or not
 * anybody uses the service.
 */
@Component(
        configurationPid = LocationConfig.PID,
        service = {LocationService.class, Registrar.class},
        immediate = true,
        property = {"location.domain=location", "listenerQueueSize:Integer=" + LocationConfig.DEFAULT_QUEUE_SIZE})
@Designate(ocd = LocationConfig.class)
public final class StoredLocationService implements LocationService {
    private static final Set<Cause> REMOVALS =
            EnumSet.of(Cause.UNREGISTERED, Cause.DEACTIVATED, Cause.PROBATION, Cause.REJECTED);

    private final LocationStore store;
    private final Clock clock;
    private final int queueSize;
    private final BindingIds ids = new BindingIds();
    private final Expiry expiry;
    private final List<ListenerWorker> workers = new CopyOnWriteArrayList<>();
    /** Guards who is in {@link #workers}. */
    private final Object membership = new Object();

    private boolean closed;

    /**
     * Starts the service in OSGi.
     *
     * @throws IllegalArgumentException if a configuration value is wrong
     */
    @Activate
    public StoredLocationService(
            Map<String, Object> properties,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) LocationStore store) {
        this(store, Clock.systemUTC(), LocationSettings.of(properties).listenerQueueSize());
        expiry.start();
    }

    /** A service whose bindings expire when {@link #expire} is called. */
    StoredLocationService(LocationStore store, Clock clock, int queueSize) {
        this.store = store;
        this.clock = clock;
        this.queueSize = queueSize;
        this.expiry = new Expiry(store, clock);
        store.setDelegate(this::changed);
        expiry.scheduleAll();
    }

    /** Tells no one anything more, and lets nothing more expire. */
    @Deactivate
    public void close() {
        synchronized (membership) {
            closed = true;
            workers.forEach(ListenerWorker::stop);
            workers.clear();
        }
        expiry.stop();
        store.setDelegate(null);
    }

    @Override
    public Location find(Aor aor) {
        return Lifetimes.live(store.get(aor), clock.millis());
    }

    @Override
    public Stream<Location> all() {
        long now = clock.millis();
        return store.all().map(location -> Lifetimes.live(location, now)).filter(location -> !location.bindings()
                .isEmpty());
    }

    @Override
    public Outcome apply(Registration registration) {
        if (registration instanceof Registration.Update update) {
            Instant now = Instant.ofEpochMilli(clock.millis());
            long firstId = ids.reserve(update.contacts().size());
            return apply(update.aor(), location -> Rebinding.update(location, update, now, firstId, ids::id));
        }
        long now = clock.millis();
        return apply(registration.aor(), location -> Rebinding.removeAll(location, registration.origin(), now));
    }

    private Outcome apply(Aor aor, Function<Location, Rebinding.Result> rules) {
        Rebinding.Result[] last = new Rebinding.Result[1];
        Location location = store.compute(aor, current -> {
            last[0] = rules.apply(current);
            return last[0].revision();
        });
        Outcome refusal = last[0].refusal();
        return refusal != null ? refusal : new Outcome.Applied(Lifetimes.live(location, clock.millis()));
    }

    @Override
    public Location remove(Aor aor, Predicate<Binding> which, Cause cause, Source source) {
        if (!REMOVALS.contains(cause)) {
            throw new IllegalArgumentException("cause " + cause + " is not one of " + REMOVALS);
        }
        requireNonNull(source, "source");
        long now = clock.millis();
        Location location = store.compute(aor, current -> without(current, which, cause, source, now));
        return Lifetimes.live(location, clock.millis());
    }

    private static @Nullable Revision without(
            Location location, Predicate<Binding> which, Cause cause, Source source, long nowMillis) {
        List<Binding> rest = new ArrayList<>(location.bindings());
        boolean removed = rest.removeIf(binding -> !Lifetimes.expired(binding, nowMillis) && which.test(binding));
        return removed ? new Revision(rest, Cause.REGISTERED, cause, source) : null;
    }

    /** Removes what is due: what the expiry thread does again and again. */
    void expire() {
        expiry.run();
    }

    @Override
    @Reference(
            service = RegistrarListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void addListener(RegistrarListener listener) {
        synchronized (membership) {
            if (closed || workers.stream().anyMatch(worker -> worker.tells(listener))) {
                return;
            }
            ListenerWorker worker = new ListenerWorker(listener, store, clock, queueSize);
            workers.add(worker);
            worker.start();
        }
    }

    @Override
    public void removeListener(RegistrarListener listener) {
        synchronized (membership) {
            workers.removeIf(worker -> stop(worker, listener));
        }
    }

    private static boolean stop(ListenerWorker worker, RegistrarListener listener) {
        boolean stopped = worker.tells(listener);
        if (stopped) {
            worker.stop();
        }
        return stopped;
    }

    /** Runs in the thread that commits, in commit order per AOR. */
    private void changed(Change change) {
        expiry.schedule(change.after());
        for (ListenerWorker worker : workers) {
            worker.offer(change);
        }
    }
}
