/** Digest authentication by RFC 7616, 8760 and 3261 section 22, without a SIP type. */
@NullMarked
package org.bindery.registrar.internal.digest;

import org.jspecify.annotations.NullMarked;
