/** Stands in for restcomm-statistics, which reports to its maker every day and cannot be told not to. */
@NullMarked
package org.restcomm.commons.statistics.reporter;

import org.jspecify.annotations.NullMarked;
