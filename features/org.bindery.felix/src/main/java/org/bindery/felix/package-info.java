/** Starts, stops and talks to Bindery in a plain Felix framework. */
@NullMarked
package org.bindery.felix;

import org.jspecify.annotations.NullMarked;
