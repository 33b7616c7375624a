/** Versions read back: the same rows in the form that the next tool wants. */
@NullMarked
package org.cienrich.io.export;

import org.jspecify.annotations.NullMarked;
