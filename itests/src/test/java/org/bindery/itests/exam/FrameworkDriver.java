package org.bindery.itests.exam;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bindery.itests.Jars;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerException;
import org.ops4j.pax.exam.TestContainerFactory;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.karaf.container.internal.KarafTestContainerFactory;
import org.ops4j.pax.exam.karaf.options.KarafExamSystemConfigurationOption;
import org.ops4j.pax.exam.nat.internal.NativeTestContainerFactory;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** Starts the framework of a test class, installs the probe and calls single methods in it. */
final class FrameworkDriver {

    static final String INVOKER = "jupiter";

    private final Class<?> test;
    private final Map<String, TestAddress> methods = new HashMap<>();
    private @Nullable TestContainer container;

    FrameworkDriver(Class<?> test) {
        this.test = test;
    }

    void start() throws ReflectiveOperationException, IOException {
        Framework framework =
                test.getAnnotation(InFramework.class).value().getConstructor().newInstance();
        ExamSystem system =
                PaxExamRuntime.createTestSystem(composite(framework.options()), jupiter(framework.isKaraf()));
        container = PaxExamRuntime.getTestContainerFactory(factory(framework)).create(system)[0];
        container.start();
        container.installProbe(probe(system).build().getStream());
    }

    private static Class<? extends TestContainerFactory> factory(Framework framework) {
        return framework.isKaraf() ? KarafTestContainerFactory.class : NativeTestContainerFactory.class;
    }

    private static Option jupiter(boolean karaf) {
        Option[] bundles = Stream.of(
                        "opentest4j",
                        "apiguardian-api",
                        "junit-platform-commons",
                        "junit-platform-engine",
                        "junit-platform-launcher",
                        "junit-jupiter-api",
                        "junit-jupiter-params",
                        "junit-jupiter-engine",
                        "byte-buddy",
                        "assertj-core")
                .map(name -> bundle(Jars.bundle(name)))
                .toArray(Option[]::new);
        Option invoker = karaf
                ? new KarafExamSystemConfigurationOption(INVOKER)
                : systemProperty("pax.exam.invoker").value(INVOKER);
        return composite(composite(bundles), invoker);
    }

    private TestProbeBuilder probe(ExamSystem system) throws IOException {
        TestProbeBuilder probe = system.createProbe();
        ReflectionSupport.findMethods(
                        test, m -> AnnotationSupport.isAnnotated(m, Test.class), HierarchyTraversalMode.TOP_DOWN)
                .forEach(m -> methods.put(m.getName(), probe.addTest(test, m.getName())));
        probe.setHeader("Bundle-Activator", ProbeActivator.class.getName());
        return probe;
    }

    void call(String method) throws Throwable {
        try {
            container.call(methods.get(method));
        } catch (TestContainerException e) {
            throw rootOf(e);
        }
    }

    /** What the test threw, without the wrappers that it got on its way out. */
    private static Throwable rootOf(Throwable thrown) {
        boolean wrapper = thrown instanceof TestContainerException || thrown instanceof InvocationTargetException;
        return wrapper && thrown.getCause() != null ? rootOf(thrown.getCause()) : thrown;
    }

    void stop() {
        if (container != null) {
            container.stop();
        }
    }
}
