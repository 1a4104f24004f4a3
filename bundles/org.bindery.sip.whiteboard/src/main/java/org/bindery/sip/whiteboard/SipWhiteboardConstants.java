package org.bindery.sip.whiteboard;

/** Names of the service properties by which servlets, containers and the whiteboard find each other. */
public final class SipWhiteboardConstants {

    /**
     * Service property of a {@code javax.servlet.Servlet} that is a SipServlet: its name, unique among those in
     * service. Type {@code String}, required.
     */
    public static final String SERVLET_NAME = "sip.servlet.name";

    /**
     * Service property of a servlet: the methods of the initial requests that it takes, such as {@code REGISTER}, or
     * {@code *} for every method. Type {@code String+}, where one String may hold several, separated by commas; required.
     * Methods are case-sensitive (RFC 3261 section 7.1). A servlet that takes {@code INVITE} need not name {@code ACK},
     * {@code CANCEL} and {@code BYE}: they follow its sessions.
     */
    public static final String SERVLET_METHODS = "sip.servlet.methods";

    /**
     * Service property of a servlet: an OSGi filter over the facts of an initial request, which must match too. Type
     * {@code String}, optional. The facts are the {@code FACT_} constants.
     */
    public static final String SERVLET_FILTER = "sip.servlet.filter";

    /**
     * Service property of a servlet: the option tags of the SIP extensions that it supports, such as {@code path}. Those
     * of all servlets in service are told in the answer to OPTIONS to the server itself. Type {@code String+},
     * optional.
     */
    public static final String SERVLET_SUPPORTED = "sip.servlet.supported";

    /**
     * Prefix of a servlet's service properties that become its init parameters: {@code sip.servlet.init.realm} is the
     * init parameter {@code realm}. Type {@code String}; numbers and booleans are turned into one.
     */
    public static final String SERVLET_INIT_PREFIX = "sip.servlet.init.";

    /** Fact: the request's method, such as {@code REGISTER}. */
    public static final String FACT_METHOD = "method";

    /** Fact: the scheme of the Request-URI in lower case, such as {@code sip}. */
    public static final String FACT_SCHEME = "ruri.scheme";

    /** Fact: the user part of the Request-URI; missing if there is none. */
    public static final String FACT_USER = "ruri.user";

    /** Fact: the host of the Request-URI in lower case; missing if it is not a SIP URI. */
    public static final String FACT_HOST = "ruri.host";

    /** Fact: the event package of SUBSCRIBE, NOTIFY and PUBLISH without parameters; missing if there is none. */
    public static final String FACT_EVENT = "event";

    /** Fact: the transport on which the request came, in lower case, such as {@code udp}. */
    public static final String FACT_TRANSPORT = "transport";

    /**
     * Service property with value {@code true} of the one {@code javax.servlet.Servlet} that a container room carries
     * messages into. The whiteboard registers it. The container calls {@code init} when both are there and requests can
     * be sent, with a ServletConfig whose ServletContext holds the container's services under the names of the SIP
     * Servlet API ({@code javax.servlet.sip.SipFactory}, {@code .TimerService}, {@code .SipSessionsUtil}, all required,
     * and {@code .outboundInterfaces}); then {@code service}; and {@code destroy} before either goes. The pair may repeat
     * on one object, but not overlap: a second container is refused with a ServletException. The object also implements
     * TimerListener, SipSessionListener, SipApplicationSessionListener and SipErrorListener, and the container passes
     * these events on to it.
     */
    public static final String ENTRY = "sip.whiteboard.entry";

    /**
     * Service property of the SipFactory, TimerService and SipSessionsUtil services that the whiteboard registers while
     * a container is in service: where it listens, as SIP URIs such as {@code sip:127.0.0.1:5060;transport=udp}. Type
     * {@code String+}.
     */
    public static final String LISTENS = "sip.listens";

    /**
     * Attribute of a SipSession or SipApplicationSession: the name of the servlet that owns it and gets its messages and
     * events. The whiteboard sets it; an application that sends through a service which cannot tell the servlet (a
     * bundle with several, on a thread of its own) sets it itself before it sends. Type {@code String}.
     */
    public static final String SESSION_OWNER = "org.bindery.sip.whiteboard.owner";

    private SipWhiteboardConstants() {}
}
