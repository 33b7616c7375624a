/**
 * How good a version is: measured row by row in parts that can be merged, and judged at the end.
 */
@NullMarked
package org.cienrich.features.quality;

import org.jspecify.annotations.NullMarked;
