/** A whiteboard for SIP servlets: register a SipServlet as an OSGi service and it gets the messages that it selects. */
@Export
@Version("0.1.0")
@NullMarked
package org.bindery.sip.whiteboard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
