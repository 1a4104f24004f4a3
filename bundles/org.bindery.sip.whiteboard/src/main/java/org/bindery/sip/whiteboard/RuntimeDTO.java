package org.bindery.sip.whiteboard;

import org.osgi.dto.DTO;

/** The whiteboard at one moment. */
public class RuntimeDTO extends DTO {

    /** Whether a container is in service. */
    public boolean containerInService;

    /** Where the container listens, as SIP URIs; empty if there is no container or it does not say. */
    public String[] listens = {};

    /** The servlets in service, in the order in which they are asked for an initial request. */
    public ServletDTO[] servlets = {};

    /** The servlets that are not in service, with the reason, in the same order. */
    public FailedServletDTO[] failedServlets = {};

    /** Everything empty. */
    public RuntimeDTO() {}
}
