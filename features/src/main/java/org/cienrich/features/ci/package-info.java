/**
 * Features of the run itself, as the CI provider tells it, of the project, and of the pull request
 * that was built.
 */
@NullMarked
package org.cienrich.features.ci;

import org.jspecify.annotations.NullMarked;
