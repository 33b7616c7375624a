/** Features of the run itself, as the CI provider tells it, and of the project. */
@NullMarked
package org.cienrich.features.ci;

import org.jspecify.annotations.NullMarked;
