/**
 * Descriptive statistics that can be merged, and tests of hypotheses. The same input gives the same
 * bits on any machine. Nothing here is safe for use by several threads at once.
 */
@NullMarked
package org.cienrich.features.stats;

import org.jspecify.annotations.NullMarked;
