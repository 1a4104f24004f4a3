/** REGISTER by RFC 3261 section 10.3: request facts in, answer out, and the servlet around it. */
@NullMarked
package org.bindery.registrar.internal;

import org.jspecify.annotations.NullMarked;
