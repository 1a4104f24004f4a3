/** The few types of log4j 1.2 that Restcomm SIP Servlets calls, so that what it logs reaches SLF4J. */
@NullMarked
package org.apache.log4j;

import org.jspecify.annotations.NullMarked;
