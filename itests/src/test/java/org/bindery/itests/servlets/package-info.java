/** Servlets that the tests register on the whiteboard, each made into a bundle of its own. */
@NullMarked
package org.bindery.itests.servlets;

import org.jspecify.annotations.NullMarked;
