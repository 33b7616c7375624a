/**
 * Scanners of source trees: how they are set up, run as processes, and their results kept. The
 * packages below have one scanner each.
 */
@NullMarked
package org.cienrich.io.scan;

import org.jspecify.annotations.NullMarked;
