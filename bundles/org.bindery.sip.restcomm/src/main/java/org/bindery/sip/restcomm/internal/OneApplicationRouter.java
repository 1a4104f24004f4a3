package org.bindery.sip.restcomm.internal;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.ar.SipApplicationRouter;
import javax.servlet.sip.ar.SipApplicationRouterInfo;
import javax.servlet.sip.ar.SipApplicationRoutingDirective;
import javax.servlet.sip.ar.SipApplicationRoutingRegion;
import javax.servlet.sip.ar.SipRouteModifier;
import javax.servlet.sip.ar.SipTargetedRequestInfo;
import javax.servlet.sip.ar.spi.SipApplicationRouterProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sends every request that comes in to the one application, whatever its method, and every request that the application
 * makes out (JSR 289 section 15.4). The container makes the provider by its class name.
 */
public final class OneApplicationRouter implements SipApplicationRouter {

    /** Name of the one application. */
    static final String APPLICATION = "bindery";

    private static final SipApplicationRouterInfo IN = new SipApplicationRouterInfo(
            APPLICATION,
            SipApplicationRoutingRegion.TERMINATING_REGION,
            null,
            null,
            SipRouteModifier.NO_ROUTE,
            APPLICATION);
    private static final SipApplicationRouterInfo OUT =
            new SipApplicationRouterInfo(null, null, null, null, null, null);

    /** What the container's system property names. */
    public static final class Provider extends SipApplicationRouterProvider {

        private final SipApplicationRouter router = new OneApplicationRouter();

        @Override
        public SipApplicationRouter getSipApplicationRouter() {
            return router;
        }
    }

    @Override
    public SipApplicationRouterInfo getNextApplication(
            SipServletRequest request,
            @Nullable SipApplicationRoutingRegion region,
            SipApplicationRoutingDirective directive,
            @Nullable SipTargetedRequestInfo target,
            @Nullable Serializable state) {
        boolean fromOutside = state == null && request.getSession(false) == null;
        return fromOutside ? IN : OUT;
    }

    @Override
    public void init() {}

    @Override
    public void init(Properties properties) {}

    @Override
    public void destroy() {}

    @Override
    public void applicationDeployed(List<String> names) {}

    @Override
    public void applicationUndeployed(List<String> names) {}
}
