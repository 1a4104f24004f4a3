package org.bindery.sip.whiteboard;

/** A servlet service that is not in service, and why. */
public class FailedServletDTO extends ServletDTO {

    /** {@link SipWhiteboardConstants#SERVLET_NAME} is missing, empty or no String. */
    public static final int FAILURE_REASON_NO_NAME = 1;

    /** {@link SipWhiteboardConstants#SERVLET_METHODS} is missing, empty or holds what is no method. */
    public static final int FAILURE_REASON_NO_METHODS = 2;

    /** {@link SipWhiteboardConstants#SERVLET_FILTER} is no OSGi filter. */
    public static final int FAILURE_REASON_BAD_FILTER = 3;

    /** The service object could not be had. */
    public static final int FAILURE_REASON_SERVICE_UNAVAILABLE = 4;

    /** Its {@code init} threw. It is tried again when its properties change or the next container comes. */
    public static final int FAILURE_REASON_INIT_FAILED = 5;

    /** A better servlet of the same name is there; this one takes over when that one goes. */
    public static final int FAILURE_REASON_SHADOWED = 6;

    /** No container is in service; nothing is wrong with the servlet. */
    public static final int FAILURE_REASON_NO_CONTAINER = 7;

    /** Its {@code init} or {@code destroy} is running at this moment. */
    public static final int FAILURE_REASON_CHANGING = 8;

    /** One of the {@code FAILURE_REASON_} constants. */
    public int failureReason;

    /** The reason in words, with the wrong value where there is one. */
    public String failureMessage = "";

    /** Everything empty. */
    public FailedServletDTO() {}
}
