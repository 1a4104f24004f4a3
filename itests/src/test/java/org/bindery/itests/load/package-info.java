/** The load run: measures, and checks nothing but that everything was answered. */
@NullMarked
package org.bindery.itests.load;

import org.jspecify.annotations.NullMarked;
