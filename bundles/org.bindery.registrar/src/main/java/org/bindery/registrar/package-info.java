/** What others plug into the registrar: who may register, whose secrets are known, and who the users are. */
@Export
@Version("0.1.0")
@NullMarked
package org.bindery.registrar;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
