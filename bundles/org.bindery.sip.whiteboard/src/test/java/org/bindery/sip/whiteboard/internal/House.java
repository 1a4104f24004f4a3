package org.bindery.sip.whiteboard.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.servlet.Servlet;
import org.apache.felix.framework.FrameworkFactory;
import org.bindery.sip.whiteboard.FailedServletDTO;
import org.bindery.sip.whiteboard.RuntimeDTO;
import org.bindery.sip.whiteboard.SipWhiteboardConstants;
import org.bindery.sip.whiteboard.SipWhiteboardRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** The whiteboard in a real framework, which all tests share, and a fake container. */
final class House implements AutoCloseable {

    private static final Framework FRAMEWORK = framework();

    final BundleContext context = FRAMEWORK.getBundleContext();
    final FakeContainer container = new FakeContainer();
    private final Whiteboard whiteboard;
    private final List<Bundle> bundles = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new CopyOnWriteArrayList<>();

    /** Opens a house without a container. */
    House() throws Exception {
        whiteboard = new Whiteboard(context);
    }

    /** Opens a house with the container in service. */
    static House open() throws Exception {
        House house = new House();
        house.entry().init(house.container.config());
        return house;
    }

    private static Framework framework() {
        try {
            Framework framework = new FrameworkFactory()
                    .newFramework(Map.of(
                            Constants.FRAMEWORK_STORAGE,
                            "target/framework",
                            Constants.FRAMEWORK_STORAGE_CLEAN,
                            Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
            framework.start();
            return framework;
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    Servlet entry() throws Exception {
        ServiceReference<Servlet> reference = services(Servlet.class, "(" + SipWhiteboardConstants.ENTRY + "=true)")
                .get(0);
        return context.getService(reference);
    }

    Entry events() throws Exception {
        return (Entry) entry();
    }

    <T> List<ServiceReference<T>> services(Class<T> type, String filter) throws Exception {
        return new ArrayList<>(context.getServiceReferences(type, filter));
    }

    <T> T service(BundleContext bundle, Class<T> type) {
        return bundle.getService(bundle.getServiceReference(type));
    }

    /** A bundle without code, started, whose context registers and gets services. */
    Bundle bundle() throws IOException, BundleException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "guest" + bundles.size());
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        Bundle bundle = context.installBundle("guest" + bundles.size(), new ByteArrayInputStream(jar.toByteArray()));
        bundles.add(bundle);
        bundle.start();
        return bundle;
    }

    ServiceRegistration<Servlet> register(Servlet servlet, String name, String... methods) {
        return register(context, servlet, Map.of(), name, methods);
    }

    ServiceRegistration<Servlet> register(
            BundleContext bundle, Servlet servlet, Map<String, ?> more, String name, String... methods) {
        ServiceRegistration<Servlet> registration = bundle.registerService(
                Servlet.class, servlet, FrameworkUtil.asDictionary(properties(more, name, methods)));
        registrations.add(registration);
        return registration;
    }

    static Map<String, Object> properties(Map<String, ?> more, String name, String... methods) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put(SipWhiteboardConstants.SERVLET_NAME, name);
        properties.put(SipWhiteboardConstants.SERVLET_METHODS, methods);
        return properties;
    }

    /** Brings the request in and returns it. */
    FakeRequest send(FakeRequest request) throws Exception {
        entry().service(request.real, null);
        return request;
    }

    RuntimeDTO runtime() {
        return service(context, SipWhiteboardRuntime.class).getRuntimeDTO();
    }

    List<String> inService() {
        return Stream.of(runtime().servlets).map(servlet -> servlet.name).toList();
    }

    FailedServletDTO onlyFailure() {
        FailedServletDTO[] failed = runtime().failedServlets;
        if (failed.length != 1) {
            throw new AssertionError("not one failure but " + List.of(failed));
        }
        return failed[0];
    }

    /** Takes the whiteboard and all that was registered away. */
    @Override
    public void close() throws BundleException {
        whiteboard.close();
        for (Bundle bundle : bundles) {
            bundle.uninstall();
        }
        for (ServiceRegistration<?> registration : registrations) {
            if (isRegistered(registration)) {
                registration.unregister();
            }
        }
    }

    private static boolean isRegistered(ServiceRegistration<?> registration) {
        try {
            return registration.getReference() != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
