/** What a store of locations must do to be used by the location service. */
@Export
@Version("0.1.0")
@NullMarked
package org.bindery.location.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
