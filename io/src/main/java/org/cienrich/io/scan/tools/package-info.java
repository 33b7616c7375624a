/** The scanners of a run together: which there are, and what they found before. */
@NullMarked
package org.cienrich.io.scan.tools;

import org.jspecify.annotations.NullMarked;
