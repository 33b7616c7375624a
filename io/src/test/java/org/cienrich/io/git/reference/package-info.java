/**
 * What every fact of git is, told by the git program: one process per question, its output read in
 * the most obvious way. The engine is compared with it; the two share no code.
 */
@NullMarked
package org.cienrich.io.git.reference;

import org.jspecify.annotations.NullMarked;
