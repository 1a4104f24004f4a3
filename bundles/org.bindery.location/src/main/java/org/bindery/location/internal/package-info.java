/** Keeps locations in memory, changes them by the rules of RFC 3261, lets them expire and tells listeners. */
@NullMarked
package org.bindery.location.internal;

import org.jspecify.annotations.NullMarked;
