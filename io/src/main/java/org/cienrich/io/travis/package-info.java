/** The client of Travis CI. */
@NullMarked
package org.cienrich.io.travis;

import org.jspecify.annotations.NullMarked;
