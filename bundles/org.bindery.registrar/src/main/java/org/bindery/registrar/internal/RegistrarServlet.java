package org.bindery.registrar.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.bindery.location.LocationService;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.Header;
import org.bindery.registrar.RegistrationPolicy;
import org.bindery.registrar.internal.digest.DigestAuthentication;
import org.bindery.sip.whiteboard.SipWhiteboardServlet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers REGISTER by {@link RegisterRules}. */
@Component(service = Servlet.class, configurationPid = RegistrarConfig.PID)
@Designate(ocd = RegistrarConfig.class)
@SipWhiteboardServlet(name = "registrar", methods = "REGISTER")
public final class RegistrarServlet extends SipServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(RegistrarServlet.class);

    private final transient Options options;
    private final transient DigestAuthentication digest;
    private final transient Policies policies = new Policies();

    /** Null while it is away: then requests are answered 503. Set by DS. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile @Nullable LocationService location;

    /** Null while they are away: then requests are answered 503. Set by DS. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile @Nullable Credentials credentials;

    /** Made anew by each container. */
    private transient volatile @Nullable RegisterRules rules;

    /**
     * Starts with a configuration.
     *
     * @throws IllegalArgumentException if a value is not allowed
     */
    @Activate
    public RegistrarServlet(Map<String, ?> properties) {
        try {
            options = Options.read(new Configuration(RegistrarConfig.PID, RegistrarConfig.class, properties));
        } catch (IllegalArgumentException e) {
            log.error(e.getMessage());
            throw e;
        }
        if (!options.authentication()) {
            log.warn("{}: authentication = false: anybody may register anybody", RegistrarConfig.PID);
        }
        digest = new DigestAuthentication(
                options.digest(), RegisterRules::isSameRegistrar, Clock.systemUTC(), new SecureRandom());
    }

    /** Adds a policy; by DS. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPolicy(RegistrationPolicy policy, Map<String, ?> properties) {
        int rank = properties.get(Constants.SERVICE_RANKING) instanceof Integer i ? i : 0;
        policies.put(policy, rank, serviceId(properties));
    }

    /** Sorts a policy in anew; by DS. */
    void updatedPolicy(RegistrationPolicy policy, Map<String, ?> properties) {
        bindPolicy(policy, properties);
    }

    /** Removes a policy; by DS. */
    void unbindPolicy(RegistrationPolicy policy, Map<String, ?> properties) {
        policies.remove(serviceId(properties));
    }

    private static long serviceId(Map<String, ?> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }

    @Override
    public void init() {
        Domains domains =
                options.domains().isEmpty() ? Domains.listenedOn(listeningHosts()) : Domains.of(options.domains());
        RegisterRules.Services services = new RegisterRules.Services(
                () -> Optional.ofNullable(location), () -> Optional.ofNullable(credentials), policies);
        rules = new RegisterRules(options, domains, digest, services, Clock.systemUTC());
        log.info("Registrar for {}", domains.hosts());
    }

    private List<String> listeningHosts() {
        return getServletContext().getAttribute(OUTBOUND_INTERFACES) instanceof Collection<?> uris
                ? uris.stream()
                        .filter(SipURI.class::isInstance)
                        .map(uri -> ((SipURI) uri).getHost())
                        .toList()
                : List.of();
    }

    @Override
    protected void doRegister(SipServletRequest request) throws IOException {
        RegisterRules current = rules;
        if (current == null) {
            throw new IllegalStateException("REGISTER before init");
        }
        Answer answer = current.answer(new ServletRequestFacts(request));
        send(request, answer);
        release(request.getApplicationSession(false));
    }

    private static void send(SipServletRequest request, Answer answer) throws IOException {
        log.debug("REGISTER {} {}: {} {}", request.getTo(), request.getCallId(), answer.status(), answer.reason());
        SipServletResponse response = request.createResponse(answer.status(), answer.reason());
        for (Header header : answer.headers()) {
            response.addHeader(containersName(header.name()), header.value());
        }
        response.send();
    }

    /**
     * Restcomm's addHeader replaces a header of exactly this name, and there is one for each algorithm. Names of headers
     * have no case, and Restcomm sends it under the usual one.
     */
    private static String containersName(String name) {
        return name.equals("WWW-Authenticate") ? "Www-Authenticate" : name;
    }

    /** A session that nobody needs would cost memory for half a minute; the container may have been faster. */
    private static void release(@Nullable SipApplicationSession session) {
        try {
            if (session != null && session.isValid()) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            log.trace("The session was over already", e);
        }
    }
}
