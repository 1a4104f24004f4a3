/** For operators: shell commands, and the socket through which they are given. */
@NullMarked
package org.bindery.console.internal;

import org.jspecify.annotations.NullMarked;
