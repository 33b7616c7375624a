/** The command line. */
@NullMarked
package org.cienrich.launcher;

import org.jspecify.annotations.NullMarked;
