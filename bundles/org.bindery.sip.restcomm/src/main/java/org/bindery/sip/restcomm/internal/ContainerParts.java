package org.bindery.sip.restcomm.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.loader.WebappClassLoader;
import org.apache.catalina.loader.WebappLoader;
import org.mobicents.servlet.sip.catalina.SipProtocolHandler;
import org.mobicents.servlet.sip.catalina.SipServletImpl;
import org.mobicents.servlet.sip.catalina.SipStandardEngine;
import org.mobicents.servlet.sip.catalina.SipStandardManager;
import org.mobicents.servlet.sip.catalina.SipStandardService;
import org.mobicents.servlet.sip.core.session.SipListenersHolder;

/** Tomcat and Restcomm put together: one service, one host, one application with one servlet, no WAR and no HTTP. */
final class ContainerParts {

    /** A file that has to be there, or the container warns; what it may say comes from {@link StackProperties}. */
    static final String STACK_PROPERTIES = "stack.properties";

    static final String NAME = "Bindery";
    private static final String SERVLET = "dispatch";

    private final Settings settings;
    private final StandardServer server = new StandardServer();
    private final SipStandardService service = new SipStandardService();

    ContainerParts(Settings settings, Path directory, DispatchServlet servlet) {
        this.settings = settings;
        String home = directory.toAbsolutePath().toString();
        StandardHost host = host(home);
        SipStandardEngine engine = engine(home, host);
        server.setPort(-1);
        configure();
        service.setContainer(engine);
        engine.setService(service);
        server.addService(service);
        host.addChild(application(home, servlet));
        settings.listen().forEach(address -> service.addConnector(connector(address)));
    }

    StandardServer server() {
        return server;
    }

    /** @throws IOException if a listener did not open: the container goes on without it */
    void requireListening() throws IOException {
        for (Connector connector : service.findConnectors()) {
            SipProtocolHandler handler = (SipProtocolHandler) connector.getProtocolHandler();
            if (handler.getAttribute("ExtendedListeningPoint") == null) {
                throw new IOException(SipContainerComponent.PID + ": listen=" + handler.getSignalingTransport() + ":"
                        + handler.getIpAddress() + ":" + handler.getPort() + " did not open");
            }
        }
    }

    private void configure() {
        service.setName(NAME);
        service.setServer(server);
        service.setSipStackPropertiesFile(STACK_PROPERTIES);
        service.setSipStackProperties(StackProperties.of(settings));
        service.setSipApplicationDispatcherClassName(GuardedDispatcher.class.getName());
        service.setCongestionControlCheckingInterval(-1);
        service.setConcurrencyControlMode("None");
        service.setBypassRequestExecutor(true);
        service.setBypassResponseExecutor(true);
        service.setDispatcherThreadPoolSize(settings.edge().threads());
        service.setSipMessageQueueSize(settings.edge().maxQueueLength());
        service.setGatherStatistics(false);
        service.setUsePrettyEncoding(true);
        service.setBaseTimerInterval((int) settings.timers().t1().toMillis());
        service.setT2Interval((int) settings.timers().t2().toMillis());
        service.setT4Interval((int) settings.timers().t4().toMillis());
        service.setTimerDInterval((int) settings.timers().t1().toMillis() * 64);
    }

    private static StandardHost host(String home) {
        StandardHost host = new StandardHost();
        host.setName("localhost");
        host.setAppBase(home);
        host.setAutoDeploy(false);
        host.setDeployOnStartup(false);
        return host;
    }

    private static SipStandardEngine engine(String home, StandardHost host) {
        SipStandardEngine engine = new SipStandardEngine();
        engine.setName(NAME);
        engine.setBaseDir(home);
        engine.setDefaultHost(host.getName());
        engine.setParentClassLoader(ContainerParts.class.getClassLoader());
        engine.addChild(host);
        return engine;
    }

    private static Connector connector(ListenAddress address) {
        try {
            Connector connector = new Connector(SipProtocolHandler.class.getName());
            SipProtocolHandler handler = (SipProtocolHandler) connector.getProtocolHandler();
            handler.setPort(address.port());
            handler.setIpAddress(address.host());
            handler.setSignalingTransport(address.transport());
            return connector;
        } catch (Exception e) { // what Connector declares
            throw new IllegalStateException(e);
        }
    }

    private Application application(String home, DispatchServlet servlet) {
        Application application = new Application();
        application.setName("/" + OneApplicationRouter.APPLICATION);
        application.setPath("/" + OneApplicationRouter.APPLICATION);
        application.setApplicationName(OneApplicationRouter.APPLICATION);
        application.setDocBase(home);
        application.setProcessTlds(false);
        application.setIgnoreAnnotations(true);
        application.setManager(new SipStandardManager());
        application.setSipApplicationSessionTimeout(
                (int) settings.sessionTimeout().toMinutes());
        WebappLoader loader = new WebappLoader(ContainerParts.class.getClassLoader());
        loader.setLoaderClass(QuietLoader.class.getName());
        application.setLoader(loader);
        application.addLifecycleListener(event -> configure(application, servlet, event));
        return application;
    }

    private static void configure(Application application, DispatchServlet servlet, LifecycleEvent event) {
        if (!Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())) {
            return;
        }
        SipServletImpl wrapper = new SipServletImpl();
        wrapper.setName(SERVLET);
        wrapper.setServletName(SERVLET);
        wrapper.setServletClass(DispatchServlet.class.getName());
        wrapper.setServlet(servlet);
        wrapper.setLoadOnStartup(1);
        application.addChild(wrapper);
        application.setMainServlet(SERVLET);
        listen((SipListenersHolder) application.getListeners(), servlet);
        application.setConfigured(true);
    }

    private static void listen(SipListenersHolder listeners, DispatchServlet servlet) {
        listeners.setTimerListener(servlet);
        listeners.addListener((javax.servlet.sip.SipSessionListener) servlet);
        listeners.addListener((javax.servlet.sip.SipApplicationSessionListener) servlet);
        listeners.addListener((javax.servlet.sip.SipErrorListener) servlet);
    }

    /** Tomcat's clean-up of a stopped application reflects into java.base and fails; there is nothing to clean. */
    public static final class QuietLoader extends WebappClassLoader {

        public QuietLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected void clearReferences() {}
    }
}
