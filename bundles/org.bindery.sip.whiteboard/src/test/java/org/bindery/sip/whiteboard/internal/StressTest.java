package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.sip.SipServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Requests come from many threads while servlets and the container come and go. */
@Timeout(60)
class StressTest {

    private static final int DISPATCHERS = 4;
    private static final int REQUESTS = 20_000;
    private static final int ROUNDS = 300;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Sees whether it is called outside of its service. */
    private final class StrictServlet extends ProbeServlet {

        private static final long serialVersionUID = 1L;

        private final transient AtomicBoolean inService = new AtomicBoolean();
        private final transient AtomicInteger serving = new AtomicInteger();

        StrictServlet() {
            onInit = () -> {
                running.incrementAndGet();
                check(inService.compareAndSet(false, true), "init in service");
            };
            onRequest = this::answer;
            onDestroy = () -> {
                running.decrementAndGet();
                check(serving.get() == 0, "destroyed while serving");
                check(inService.compareAndSet(true, false), "destroyed out of service");
            };
        }

        private void answer(SipServletRequest request) throws IOException {
            serving.incrementAndGet();
            served.incrementAndGet();
            check(inService.get(), "called out of service");
            request.createResponse(200).send();
            serving.decrementAndGet();
        }
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    @Test
    void everyRequestIsAnsweredOnceWhileServletsComeAndGo() throws Exception {
        House house = new House();
        try {
            Servlet entry = house.entry();
            entry.init(house.container.config());
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < DISPATCHERS; i++) {
                ends.add(threads.submit(() -> dispatch(entry)));
            }
            List<Future<?>> changes = List.of(
                    threads.submit(() -> comeAndGo(house, "a", over)),
                    threads.submit(() -> comeAndGo(house, "a", over)),
                    threads.submit(() -> comeAndGo(house, "b", over)),
                    threads.submit(() -> restart(house, entry, over)));
            for (Future<?> end : ends) {
                end.get(50, TimeUnit.SECONDS);
            }
            over.set(true);
            for (Future<?> end : changes) {
                end.get(50, TimeUnit.SECONDS);
            }
            threads.shutdown();
        } finally {
            house.close();
        }
        assertThat(wrong).isEmpty();
        assertThat(served).hasPositiveValue();
    }

    private Object dispatch(Servlet entry) throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            FakeRequest request = new FakeRequest(i % 3 == 0 ? "INVITE" : "MESSAGE");
            entry.service(request.real, null);
            check(request.answers.size() == 1, "answers: " + request.answers);
            int status = request.answer().status();
            check(status == 200 || status == 405 || status == 503, "status " + status);
        }
        return DISPATCHERS;
    }

    private Object comeAndGo(House house, String name, AtomicBoolean over) {
        for (int i = 0; !over.get() || i < ROUNDS; i++) {
            StrictServlet servlet = new StrictServlet();
            ServiceRegistration<Servlet> registration = house.register(
                    house.context,
                    servlet,
                    Map.of(Constants.SERVICE_RANKING, i % 3),
                    name,
                    i % 2 == 0 ? "INVITE" : "MESSAGE");
            registration.unregister();
            check(!servlet.inService.get(), "in service after its service went");
        }
        return name;
    }

    private Object restart(House house, Servlet entry, AtomicBoolean over) throws ServletException {
        for (int i = 0; !over.get() || i < ROUNDS; i++) {
            entry.destroy();
            check(running.get() == 0, "in service after the container went");
            entry.init(house.container.config());
        }
        return ROUNDS;
    }
}
