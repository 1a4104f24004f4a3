package org.bindery.sip.whiteboard;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what the whiteboard does right now. It is an OSGi service, whose property {@code service.changecount} (type
 * {@code Long}) grows with every change of what {@link #getRuntimeDTO()} returns.
 *
 * <pre>{@code
 * for (FailedServletDTO failed : runtime.getRuntimeDTO().failedServlets) {
 *     System.out.println(failed.name + ": " + failed.failureMessage);
 * }
 * }</pre>
 */
@ProviderType
public interface SipWhiteboardRuntime {

    /** A new copy of the present state, consistent in itself. May be called by any thread. */
    RuntimeDTO getRuntimeDTO();
}
