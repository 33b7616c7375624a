/**
 * Files of commits on the disk of this machine, for programs that read folders. What a tree says is
 * not trusted: nothing is run, nothing is written outside the folder, nothing leads out of it.
 */
@NullMarked
package org.cienrich.io.git.worktree;

import org.jspecify.annotations.NullMarked;
