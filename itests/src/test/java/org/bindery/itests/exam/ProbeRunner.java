package org.bindery.itests.exam;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.util.ExceptionUtils;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
import org.ops4j.pax.exam.util.Injector;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Inside the probe: runs one test method with Jupiter and rethrows what it threw. */
final class ProbeRunner {

    private ProbeRunner() {}

    static void run(String testClass, String method) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ProbeRunner.class.getClassLoader());
        try {
            check(execute(Class.forName(testClass), method), testClass + "." + method);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static TestExecutionSummary execute(Class<?> test, String method) throws NoSuchMethodException {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(test, test.getDeclaredMethod(method)))
                .build();
        launcher().execute(request, summary);
        return summary.getSummary();
    }

    /** Knows Jupiter by class: there is no service loader between bundles. */
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }

    private static void check(TestExecutionSummary summary, String name) {
        List<Failure> failures = summary.getFailures();
        if (!failures.isEmpty()) {
            throw ExceptionUtils.throwAsUncheckedException(failures.get(0).getException());
        }
        if (summary.getTestsSucceededCount() != 1) {
            throw new AssertionError(name + " did not run: " + summary.getTestsFoundCount() + " found, "
                    + summary.getTestsSucceededCount() + " succeeded");
        }
    }

    static void inject(Object test) {
        BundleContext context = FrameworkUtil.getBundle(ProbeRunner.class).getBundleContext();
        context.getService(context.getServiceReference(Injector.class)).injectFields(test);
    }
}
