/**
 * Git: mirrors of repositories and what their history says of a build. The only package that uses
 * JGit or starts the git program.
 */
@NullMarked
package org.cienrich.io.git;

import org.jspecify.annotations.NullMarked;
