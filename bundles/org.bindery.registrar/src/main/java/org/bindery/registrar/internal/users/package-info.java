/** A file of users with hashed secrets. */
@NullMarked
package org.bindery.registrar.internal.users;

import org.jspecify.annotations.NullMarked;
