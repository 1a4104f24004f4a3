package org.bindery.itests.exam;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.osgi.framework.FrameworkUtil;

/** Outside the framework it starts it and passes each test method on; inside it only injects services. */
public class InFrameworkExtension
        implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor, TestInstancePostProcessor {

    private static final boolean INSIDE = FrameworkUtil.getBundle(InFrameworkExtension.class) != null;

    private @Nullable FrameworkDriver driver;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (!INSIDE) {
            driver = new FrameworkDriver(context.getRequiredTestClass());
            driver.start();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.stop();
        }
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        if (INSIDE) {
            ProbeRunner.inject(test);
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (driver == null) {
            invocation.proceed();
        } else {
            invocation.skip();
            driver.call(method.getExecutable().getName());
        }
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onlyInside(invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onlyInside(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onlyInside(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onlyInside(invocation);
    }

    private static void onlyInside(Invocation<Void> invocation) throws Throwable {
        if (INSIDE) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }
}
