package org.bindery.sip.whiteboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.bindery.sip.whiteboard.ServletDTO;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** When a servlet is in service, and what is told of those that are not. */
@Timeout(30)
class LifecycleTest {

    private final ProbeServlet servlet = new ProbeServlet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        threads.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void initGivesTheNameTheParametersAndTheContext() {
        house.register(
                house.context, servlet, Map.of("sip.servlet.init.realm", "x", "sip.servlet.init.n", 7), "s", "MESSAGE");

        assertThat(servlet.getServletName()).isEqualTo("s");
        assertThat(servlet.getInitParameter("realm")).isEqualTo("x");
        assertThat(Collections.list(servlet.getInitParameterNames())).containsExactly("n", "realm");
        assertThat(servlet.getServletContext().getServerInfo()).isEqualTo("fake");
        assertThat(servlet.getServletContext().getAttribute(SipServlet.SUPPORTED))
                .isEqualTo(List.of("100rel"));
    }

    @Test
    void everyCallHasTheClassLoaderOfTheServlet() throws Exception {
        ClassLoader outer = new ClassLoader() {};
        Thread.currentThread().setContextClassLoader(outer);
        try {
            List<ClassLoader> seen = new ArrayList<>();
            servlet.onInit = () -> seen.add(Thread.currentThread().getContextClassLoader());
            servlet.onRequest = request -> seen.add(Thread.currentThread().getContextClassLoader());
            servlet.onDestroy = () -> seen.add(Thread.currentThread().getContextClassLoader());
            ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");
            house.send(new FakeRequest("MESSAGE"));
            registration.unregister();

            assertThat(seen).hasSize(3).containsOnly(ProbeServlet.class.getClassLoader());
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(outer);
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    @Test
    void aServletIsInServiceOnlyWhileAContainerIs() throws Exception {
        house.entry().destroy();
        house.register(servlet, "s", "MESSAGE");
        assertThat(servlet.calls).isEmpty();
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_NO_CONTAINER);

        house.entry().init(house.container.config());
        assertThat(servlet.calls).containsExactly("init");
        assertThat(house.inService()).containsExactly("s");

        house.entry().destroy();
        assertThat(servlet.calls).containsExactly("init", "destroy");

        house.entry().init(house.container.config());
        assertThat(servlet.calls).containsExactly("init", "destroy", "init");
    }

    @Test
    void aSecondContainerIsRefused() {
        assertThatThrownBy(() -> house.entry().init(new FakeContainer().config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("already");
    }

    @Test
    void aContainerWithoutItsServicesIsRefused() throws Exception {
        house.entry().destroy();
        house.container.attributes.remove(SipServlet.TIMER_SERVICE);

        assertThatThrownBy(() -> house.entry().init(house.container.config()))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining(SipServlet.TIMER_SERVICE);
    }

    @Test
    void theServicesOfTheContainerAreThereWhileItIs() throws Exception {
        for (Class<?> type : List.of(SipFactory.class, TimerService.class, SipSessionsUtil.class)) {
            assertThat(house.context.getServiceReference(type).getProperty(SipWhiteboardConstants.LISTENS))
                    .isEqualTo(new String[] {"sip:127.0.0.1:5060;transport=udp"});
        }

        house.entry().destroy();

        assertThat(house.context.getServiceReference(SipFactory.class)).isNull();
        assertThat(house.context.getServiceReference(TimerService.class)).isNull();
        assertThat(house.context.getServiceReference(SipSessionsUtil.class)).isNull();
    }

    @Test
    void theBetterOfOneNameIsInServiceAndTheOtherTakesOver() throws Exception {
        ProbeServlet better = new ProbeServlet();
        house.register(servlet, "s", "MESSAGE");
        ServiceRegistration<Servlet> winner =
                house.register(house.context, better, Map.of(Constants.SERVICE_RANKING, 5), "s", "MESSAGE");

        assertThat(servlet.calls).containsExactly("init", "destroy");
        assertThat(better.calls).containsExactly("init");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_SHADOWED);

        winner.unregister();

        assertThat(better.calls).containsExactly("init", "destroy");
        assertThat(servlet.calls).containsExactly("init", "destroy", "init");
        assertThat(house.runtime().failedServlets).isEmpty();
    }

    @Test
    void aBetterServletThatFailsLeavesTheOtherInService() throws Exception {
        ProbeServlet broken = new ProbeServlet();
        broken.onInit = () -> {
            throw new IllegalStateException("no database");
        };
        house.register(servlet, "s", "MESSAGE");
        house.register(house.context, broken, Map.of(Constants.SERVICE_RANKING, 5), "s", "MESSAGE");

        assertThat(servlet.calls).containsExactly("init");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_INIT_FAILED);
        assertThat(house.onlyFailure().failureMessage).contains("no database");
        assertThat(house.onlyFailure().ranking).isEqualTo(5);
    }

    @Test
    void aServletThatFailedIsTriedAgainWhenItIsModified() throws Exception {
        servlet.onInit = () -> {
            throw new ServletException("not yet");
        };
        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");
        servlet.onInit = () -> {};

        registration.setProperties(FrameworkUtil.asDictionary(House.properties(Map.of(), "s", "MESSAGE")));

        assertThat(house.inService()).containsExactly("s");
    }

    @Test
    void wrongPropertiesAreToldWithTheReason() throws Exception {
        house.register(servlet, " ", "MESSAGE");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_NO_NAME);
        house.close();
        open();
        house.register(servlet, "s");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_NO_METHODS);
        house.close();
        open();
        house.register(servlet, "s", "MESSAGE", "NO TOKEN");
        assertThat(house.onlyFailure().failureMessage).contains("'NO TOKEN'");
        house.close();
        open();
        house.register(house.context, servlet, Map.of("sip.servlet.filter", "(a="), "s", "MESSAGE");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_BAD_FILTER);
        assertThat(house.onlyFailure().filter).isEqualTo("(a=");
        assertThat(servlet.calls).isEmpty();
    }

    @Test
    void aServletWithoutAServiceObjectIsToldSo() throws Exception {
        ServiceRegistration<?> registration = house.context.registerService(
                Servlet.class,
                new Prototype(() -> null),
                FrameworkUtil.asDictionary(House.properties(Map.of(), "s", "MESSAGE")));

        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_SERVICE_UNAVAILABLE);
        registration.unregister();
    }

    @Test
    void aPrototypeIsANewOneForEachContainer() throws Exception {
        List<ProbeServlet> made = new ArrayList<>();
        ServiceRegistration<?> registration = house.context.registerService(
                Servlet.class,
                new Prototype(() -> {
                    made.add(new ProbeServlet());
                    return made.get(made.size() - 1);
                }),
                FrameworkUtil.asDictionary(House.properties(Map.of(), "s", "MESSAGE")));

        house.entry().destroy();
        house.entry().init(house.container.config());
        registration.unregister();

        assertThat(made).hasSize(2).allSatisfy(each -> assertThat(each.calls).containsExactly("init", "destroy"));
    }

    @Test
    void aServletWhoseMethodsChangeIsNotStartedAnew() throws Exception {
        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");

        registration.setProperties(FrameworkUtil.asDictionary(House.properties(Map.of(), "s", "PUBLISH")));
        house.send(new FakeRequest("MESSAGE"));
        house.send(new FakeRequest("PUBLISH"));

        assertThat(servlet.calls).containsExactly("init", "PUBLISH");
    }

    @Test
    void aServletWhoseParametersChangeIsStartedAnew() {
        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");

        registration.setProperties(
                FrameworkUtil.asDictionary(House.properties(Map.of("sip.servlet.init.realm", "y"), "s", "MESSAGE")));

        assertThat(servlet.calls).containsExactly("init", "destroy", "init");
        assertThat(servlet.getInitParameter("realm")).isEqualTo("y");
    }

    @Test
    void aServletWhosePropertiesTurnWrongGoesOutOfService() throws Exception {
        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");

        registration.setProperties(
                FrameworkUtil.asDictionary(House.properties(Map.of("sip.servlet.filter", "wrong"), "s", "MESSAGE")));

        assertThat(servlet.calls).containsExactly("init", "destroy");
        assertThat(house.inService()).isEmpty();
    }

    @Test
    void othersGoOnWhileAnInitBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ProbeServlet slow = new ProbeServlet();
        slow.onInit = () -> {
            blocked.countDown();
            await(goOn);
        };
        house.register(servlet, "s", "MESSAGE");
        Future<?> registering = threads.submit(() -> house.register(slow, "slow", "PUBLISH"));
        await(blocked);

        ProbeServlet third = new ProbeServlet();
        house.register(third, "third", "INFO");
        house.send(new FakeRequest("MESSAGE"));
        house.send(new FakeRequest("INFO"));

        assertThat(servlet.calls).contains("MESSAGE");
        assertThat(third.calls).contains("INFO");
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_CHANGING);
        goOn.countDown();
        registering.get(10, TimeUnit.SECONDS);
        assertThat(house.inService()).containsExactlyInAnyOrder("s", "slow", "third");
    }

    @Test
    void aContainerThatGoesWaitsForAnInitAndLeavesNothingBehind() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        servlet.onInit = () -> {
            blocked.countDown();
            await(goOn);
        };
        Future<?> registering = threads.submit(() -> house.register(servlet, "s", "MESSAGE"));
        await(blocked);
        Servlet entry = house.entry();
        Future<?> going = threads.submit(entry::destroy);
        assertThat(going.isDone()).isFalse();
        goOn.countDown();

        going.get(10, TimeUnit.SECONDS);
        assertThat(servlet.calls).containsExactly("init", "destroy");
        registering.get(10, TimeUnit.SECONDS);
        assertThat(house.onlyFailure().failureReason).isEqualTo(FailedServletDTO.FAILURE_REASON_NO_CONTAINER);
    }

    @Test
    void destroyWaitsForTheCallsUnderWay() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        servlet.onRequest = request -> {
            blocked.countDown();
            await(goOn);
            servlet.calls.add("served");
            request.createResponse(200).send();
        };
        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");
        FakeRequest request = new FakeRequest("MESSAGE");
        Servlet entry = house.entry();
        Future<?> serving = threads.submit(() -> {
            entry.service(request.real, null);
            return null;
        });
        await(blocked);
        Future<?> unregistering = threads.submit(registration::unregister);
        while (house.inService().contains("s")) {
            Thread.onSpinWait();
        }
        assertThat(house.send(new FakeRequest("MESSAGE")).answer().status()).isEqualTo(503);
        goOn.countDown();

        serving.get(10, TimeUnit.SECONDS);
        unregistering.get(10, TimeUnit.SECONDS);
        assertThat(servlet.calls).containsExactly("init", "MESSAGE", "served", "destroy");
        assertThat(request.answer().status()).isEqualTo(200);
    }

    @Test
    void aServletMayTakeItselfDown() throws Exception {
        AtomicReference<ServiceRegistration<Servlet>> own = new AtomicReference<>();
        servlet.onRequest = request -> {
            own.get().unregister();
            request.createResponse(200).send();
        };
        own.set(house.register(servlet, "s", "MESSAGE"));

        FakeRequest request = house.send(new FakeRequest("MESSAGE"));

        assertThat(servlet.calls).containsExactly("init", "MESSAGE", "destroy");
        assertThat(request.answer().status()).isEqualTo(200);
    }

    @Test
    void theRuntimeTellsWhatIsInServiceInOrder() throws Exception {
        house.register(servlet, "all", "*");
        house.register(
                house.context, new ProbeServlet(), Map.of("sip.servlet.init.a", "b"), "late", "MESSAGE,INFO", "INFO");
        house.register(house.context, new ProbeServlet(), Map.of(Constants.SERVICE_RANKING, 3), "first", "MESSAGE");

        assertThat(house.runtime().containerInService).isTrue();
        assertThat(house.runtime().listens).containsExactly("sip:127.0.0.1:5060;transport=udp");
        assertThat(house.inService()).containsExactly("first", "all", "late");
        ServletDTO late = house.runtime().servlets[2];
        assertThat(late.methods).containsExactly("MESSAGE", "INFO");
        assertThat(late.shadowedMethods).containsExactly("MESSAGE", "INFO");
        assertThat(late.initParams).isEqualTo(Map.of("a", "b"));
        assertThat(house.runtime().servlets[1].shadowedMethods).isEmpty();
    }

    @Test
    void theChangeCountGrowsWithEachChange() throws Exception {
        var runtime = house.context.getServiceReference(SipWhiteboardRuntime.class);
        long before = (Long) runtime.getProperty(Constants.SERVICE_CHANGECOUNT);

        ServiceRegistration<Servlet> registration = house.register(servlet, "s", "MESSAGE");
        long between = (Long) runtime.getProperty(Constants.SERVICE_CHANGECOUNT);
        registration.unregister();
        long after = (Long) runtime.getProperty(Constants.SERVICE_CHANGECOUNT);

        assertThat(before).isLessThan(between);
        assertThat(between).isLessThan(after);
    }

    @Test
    void aBundleThatStopsTakesItsServletWithIt() throws Exception {
        Bundle bundle = house.bundle();
        house.register(bundle.getBundleContext(), servlet, Map.of(), "s", "MESSAGE");

        bundle.stop();

        assertThat(servlet.calls).containsExactly("init", "destroy");
        assertThat(house.inService()).isEmpty();
    }

    private record Prototype(Supplier<Servlet> maker) implements PrototypeServiceFactory<Servlet> {

        @Override
        public Servlet getService(Bundle bundle, ServiceRegistration<Servlet> registration) {
            return maker.get();
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Servlet> registration, Servlet servlet) {}
    }
}
