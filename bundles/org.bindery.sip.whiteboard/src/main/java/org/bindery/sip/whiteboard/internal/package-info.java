/** How the whiteboard works: who is in service, who gets a message, and whose a session is. */
@NullMarked
package org.bindery.sip.whiteboard.internal;

import org.jspecify.annotations.NullMarked;
