/** Tomcat's log facade, so that what Tomcat logs reaches SLF4J and not the console. */
@NullMarked
package org.apache.juli.logging;

import org.jspecify.annotations.NullMarked;
