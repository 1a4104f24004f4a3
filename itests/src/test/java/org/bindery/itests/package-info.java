/** Integration tests of the packaged bundles. */
@NullMarked
package org.bindery.itests;

import org.jspecify.annotations.NullMarked;
