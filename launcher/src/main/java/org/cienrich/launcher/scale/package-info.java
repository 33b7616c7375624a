/** Worlds and archives of any size, for measuring how a run grows. */
@NullMarked
package org.cienrich.launcher.scale;

import org.jspecify.annotations.NullMarked;
