/** Tests of what all scanners share. */
@NullMarked
package org.cienrich.io.scan;

import org.jspecify.annotations.NullMarked;
