/** Features of the built commits, their files and the built tree. */
@NullMarked
package org.cienrich.features.git;

import org.jspecify.annotations.NullMarked;
