/** Worlds made from published tables of real builds and commits. */
@NullMarked
package org.cienrich.forge.recorded;

import org.jspecify.annotations.NullMarked;
