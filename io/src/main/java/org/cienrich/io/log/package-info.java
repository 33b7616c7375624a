/** The logs of jobs: secrets masked, compressed, kept. */
@NullMarked
package org.cienrich.io.log;

import org.jspecify.annotations.NullMarked;
