/** What comes in from the network, checked before the SIP stack sees it: what is wrong is answered or dropped here. */
@NullMarked
package org.bindery.sip.restcomm.internal.edge;

import org.jspecify.annotations.NullMarked;
