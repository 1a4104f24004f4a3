package org.bindery.itests.servlets;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Answers every request with 200 and keeps nothing: what the container costs without a registrar. */
public class EmptyServlet extends SipServlet implements BundleActivator {

    private static final long serialVersionUID = 1L;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Servlet.class,
                this,
                FrameworkUtil.asDictionary(
                        Map.of("sip.servlet.name", "empty", "sip.servlet.methods", new String[] {"REGISTER"})));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    @Override
    protected void doRegister(SipServletRequest request) throws ServletException, IOException {
        request.createResponse(200).send();
        try {
            request.getApplicationSession().invalidate();
        } catch (IllegalStateException e) {
            log("The container was first to invalidate the session");
        }
    }
}
