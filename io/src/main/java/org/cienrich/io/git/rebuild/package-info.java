/** Commits that git no longer gives, made again from what the forge tells of them. */
@NullMarked
package org.cienrich.io.git.rebuild;

import org.jspecify.annotations.NullMarked;
