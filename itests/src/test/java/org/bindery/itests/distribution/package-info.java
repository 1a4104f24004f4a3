/** Tests of the plain Felix distribution as a user has it: unpacked, started by its script, used by real phones. */
@NullMarked
package org.bindery.itests.distribution;

import org.jspecify.annotations.NullMarked;
