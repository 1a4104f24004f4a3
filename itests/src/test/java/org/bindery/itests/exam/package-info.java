/**
 * Runs Jupiter tests inside an OSGi framework: outside, {@link org.bindery.itests.exam.InFrameworkExtension} has Pax
 * Exam start a framework with the packaged bundles and a probe made of the test classes; each test method is then run
 * by a Jupiter of its own inside the probe.
 */
@NullMarked
package org.bindery.itests.exam;

import org.jspecify.annotations.NullMarked;
