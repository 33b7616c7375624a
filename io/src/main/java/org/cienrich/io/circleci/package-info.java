/** The client of CircleCI. */
@NullMarked
package org.cienrich.io.circleci;

import org.jspecify.annotations.NullMarked;
