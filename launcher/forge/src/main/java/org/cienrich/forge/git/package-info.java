/**
 * What a forge serves of git data: repositories by git's own protocol, commits as patches and
 * archives.
 */
@NullMarked
package org.cienrich.forge.git;

import org.jspecify.annotations.NullMarked;
