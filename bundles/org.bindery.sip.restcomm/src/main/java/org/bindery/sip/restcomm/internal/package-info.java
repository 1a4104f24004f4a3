/** Restcomm SIP Servlets, configured, started and stopped as a Declarative Services component. */
@NullMarked
package org.bindery.sip.restcomm.internal;

import org.jspecify.annotations.NullMarked;
