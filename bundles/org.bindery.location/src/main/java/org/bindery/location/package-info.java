/** Who is where: bindings of contacts to addresses-of-record, read, changed and listened to (RFC 3261 section 10). */
@Export
@Version("0.1.0")
@NullMarked
package org.bindery.location;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
