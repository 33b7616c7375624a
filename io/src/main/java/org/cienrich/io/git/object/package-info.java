/** Reads git's objects: out of packs by memory maps, all others by JGit. */
@NullMarked
package org.cienrich.io.git.object;

import org.jspecify.annotations.NullMarked;
