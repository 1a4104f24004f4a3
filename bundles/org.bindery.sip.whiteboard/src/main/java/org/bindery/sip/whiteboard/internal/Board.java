package org.bindery.sip.whiteboard.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.servlet.Servlet;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which servlet services are in service. Whatever changes - a service, its properties, the container - is noted
 * under the lock; then the same thread takes one step after the other (stop this, start that) until nothing is left to
 * do. The steps run foreign code and so run without the lock; their candidates are marked busy meanwhile, so that other
 * threads go on with other steps.
 */
final class Board implements ServiceTrackerCustomizer<Servlet, Candidate> {

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    /** How long the end of a service or container waits for steps that other threads are taking. */
    private static final long PATIENCE_SECONDS = 20;

    private final BundleContext context;
    private final Timers timers;
    private final AtomicReference<Snapshot> present; // written with the lock
    private final Runnable onChange;
    private final Object lock = new Object();
    private final Set<Candidate> candidates = new LinkedHashSet<>(); // guarded by lock
    private @Nullable Container container; // guarded by lock

    /**
     * @param present where the newest snapshot is put
     * @param onChange called without a lock after each change, by any thread
     */
    Board(BundleContext context, Timers timers, AtomicReference<Snapshot> present, Runnable onChange) {
        this.context = context;
        this.timers = timers;
        this.present = present;
        this.onChange = onChange;
    }

    Snapshot snapshot() {
        return present.get();
    }

    /** Puts the servlets into service. Returns when each was tried. */
    void containerCame(Container present) {
        change(() -> {
            container = present;
            candidates.forEach(Candidate::forgive);
        });
    }

    /** Takes all servlets out of service and waits for that. */
    void containerGoes() {
        change(() -> container = null);
        await(() -> candidates.stream().allMatch(Candidate::isAtRest), "the end of the container");
    }

    @Override
    public Candidate addingService(ServiceReference<Servlet> reference) {
        Candidate candidate = new Candidate(reference);
        change(() -> candidates.add(candidate));
        // The tracker tells no modification while it adds, and adding may have taken its time.
        if (!Description.of(reference).equals(described(candidate))) {
            modifiedService(reference, candidate);
        }
        return candidate;
    }

    @Override
    public void modifiedService(ServiceReference<Servlet> reference, Candidate candidate) {
        Description now = Description.of(reference);
        change(() -> {
            candidate.description = now;
            candidate.forgive();
        });
    }

    @Override
    public void removedService(ServiceReference<Servlet> reference, Candidate candidate) {
        change(() -> candidate.gone = true);
        await(candidate::isAtRest, "the end of servlet " + candidate.description.name());
    }

    /** What is in service and what is not, at one moment. */
    Report report() {
        synchronized (lock) {
            List<Report.Outsider> outsiders = candidates.stream()
                    .filter(candidate -> !isInSnapshot(candidate))
                    .sorted(Comparator.comparing(candidate -> candidate.description, Description.BEST_FIRST))
                    .map(candidate -> new Report.Outsider(candidate.description, whyOutside(candidate)))
                    .toList();
            return new Report(present.get(), outsiders);
        }
    }

    private void change(Runnable update) {
        synchronized (lock) {
            update.run();
            rebuild();
        }
        for (Runnable step = nextStep(); step != null; step = nextStep()) {
            step.run();
        }
        onChange.run();
    }

    private @Nullable Runnable nextStep() {
        synchronized (lock) {
            Runnable step = nextStop();
            step = step != null ? step : nextStart();
            rebuild();
            return step;
        }
    }

    private @Nullable Runnable nextStop() {
        for (Candidate candidate : candidates) {
            RunningServlet running = candidate.running;
            if (candidate.state == Candidate.State.RUNNING && running != null && mustStop(candidate, running)) {
                candidate.state = Candidate.State.STOPPING;
                return () -> stop(candidate, running);
            }
        }
        return null;
    }

    /** The loser of a name goes only when the better one runs: no request finds nobody meanwhile. */
    private boolean mustStop(Candidate candidate, RunningServlet running) {
        Candidate best = best(running.description().name());
        return !candidate.runsWell(container) || (best != null && best != candidate && best.runsWell(container));
    }

    private @Nullable Runnable nextStart() {
        Container target = container;
        if (target == null) {
            return null;
        }
        for (Candidate candidate : candidates) {
            Description description = candidate.description;
            if (candidate.state == Candidate.State.IDLE && best(description.name()) == candidate) {
                candidate.state = Candidate.State.STARTING;
                return () -> start(candidate, description, target);
            }
        }
        return null;
    }

    private @Nullable Candidate best(String name) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.isEligible() && candidate.description.name().equals(name))
                .min(Comparator.comparing(candidate -> candidate.description, Description.BEST_FIRST))
                .orElse(null);
    }

    private void stop(Candidate candidate, RunningServlet running) {
        try {
            running.stop();
            LOG.info("servlet {} is out of service", running.description().name());
        } finally {
            finish(() -> {
                candidate.state = Candidate.State.IDLE;
                candidate.running = null;
                candidate.container = null;
            });
        }
    }

    private void start(Candidate candidate, Description description, Container target) {
        try {
            RunningServlet running = RunningServlet.start(
                    context, candidate.reference, description, new OwnedServices(target, timers).config(description));
            finish(() -> {
                candidate.state = Candidate.State.RUNNING;
                candidate.running = running;
                candidate.container = target;
            });
            LOG.info("servlet {} is in service for {}", description.name(), description.methods());
        } catch (StartFailedException e) {
            LOG.error(
                    "servlet {} of bundle {}: {}",
                    description.name(),
                    description.bundleId(),
                    e.getMessage(),
                    e.getCause());
            finish(() -> fail(candidate, description, target, e.flaw()));
        } catch (RuntimeException | Error e) {
            Flaw flaw = new Flaw(FailedServletDTO.FAILURE_REASON_INIT_FAILED, "could not be started: " + e);
            finish(() -> fail(candidate, description, target, flaw));
            throw e;
        }
    }

    /** What it failed with counts only if it would be started the same way again. */
    private void fail(Candidate candidate, Description description, Container target, Flaw flaw) {
        candidate.state = Candidate.State.FAILED;
        candidate.failure = flaw;
        if (!target.equals(container) || !description.startsLike(candidate.description)) {
            candidate.forgive();
        }
    }

    private void finish(Runnable update) {
        synchronized (lock) {
            update.run();
            rebuild();
            lock.notifyAll();
        }
    }

    /** With the lock: makes the snapshot of what is. */
    private void rebuild() {
        candidates.removeIf(candidate -> candidate.gone && candidate.running == null && !candidate.isBusy());
        Map<String, Candidate> byName = new HashMap<>();
        Map<Long, Set<String>> namesByBundle = new HashMap<>();
        for (Candidate candidate : candidates) {
            Description description = candidate.description;
            if (description.isFlawless()) {
                namesByBundle
                        .computeIfAbsent(description.bundleId(), id -> new HashSet<>())
                        .add(description.name());
            }
            if (candidate.state == Candidate.State.RUNNING && candidate.isEligible() && candidate.running != null) {
                byName.merge(candidate.running.description().name(), candidate, Board::better);
            }
        }
        List<Snapshot.Slot> slots = new ArrayList<>();
        byName.values().forEach(candidate -> slots.add(new Snapshot.Slot(candidate.description, candidate.running)));
        present.set(new Snapshot(container, slots, namesByBundle));
    }

    private static Candidate better(Candidate a, Candidate b) {
        return Description.BEST_FIRST.compare(a.description, b.description) <= 0 ? a : b;
    }

    private Description described(Candidate candidate) {
        synchronized (lock) {
            return candidate.description;
        }
    }

    private Flaw whyOutside(Candidate candidate) {
        if (candidate.description.flaw() != null) {
            return candidate.description.flaw();
        }
        if (candidate.failure != null) {
            return candidate.failure;
        }
        if (candidate.isBusy()) {
            return new Flaw(FailedServletDTO.FAILURE_REASON_CHANGING, "its init or destroy is running");
        }
        return container == null
                ? new Flaw(FailedServletDTO.FAILURE_REASON_NO_CONTAINER, "no container is in service")
                : new Flaw(FailedServletDTO.FAILURE_REASON_SHADOWED, "a better servlet of the same name is there");
    }

    private boolean isInSnapshot(Candidate candidate) {
        return present.get().slots().stream().anyMatch(slot -> slot.servlet() == candidate.running);
    }

    private void await(BooleanSupplier condition, String what) {
        if (RunningServlet.current() != null) {
            return; // a servlet's code ends a service or container: waiting could be for itself
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        if (!Waiting.until(lock, deadline, condition)) {
            LOG.warn("gave up waiting for {}", what);
        }
    }
}
