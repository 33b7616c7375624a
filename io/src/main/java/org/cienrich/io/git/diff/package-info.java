/**
 * What differs between two trees, as {@code git diff-tree -r --raw --numstat -M} of git 2.39 tells
 * it: the same files, renames and line counts.
 */
@NullMarked
package org.cienrich.io.git.diff;

import org.jspecify.annotations.NullMarked;
