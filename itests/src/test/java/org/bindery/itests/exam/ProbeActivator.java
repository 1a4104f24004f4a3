package org.bindery.itests.exam;

import java.util.Map;
import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.ops4j.pax.exam.TestContainerException;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Bundle activator of the probe: gives Pax Exam an invoker that runs Jupiter. */
public class ProbeActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        ProbeInvokerFactory factory = (bundle, expression) -> invoker(expression);
        context.registerService(
                ProbeInvokerFactory.class,
                factory,
                FrameworkUtil.asDictionary(Map.of("driver", FrameworkDriver.INVOKER)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    private static ProbeInvoker invoker(String expression) {
        String[] classAndMethod = expression.split(";");
        return args -> {
            try {
                ProbeRunner.run(classAndMethod[0], classAndMethod[1]);
            } catch (Exception e) {
                throw new TestContainerException(e);
            }
        };
    }
}
