/** A small SIP user agent over plain sockets: it knows nothing of the code under test. */
@NullMarked
package org.bindery.itests.sip;

import org.jspecify.annotations.NullMarked;
