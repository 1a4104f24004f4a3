/** The examples of the documentation. */
@NullMarked
package org.bindery.registrar.example;

import org.jspecify.annotations.NullMarked;
