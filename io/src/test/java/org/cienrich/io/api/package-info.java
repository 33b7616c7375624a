/** Tests of the archive of answers and of its client. */
@NullMarked
package org.cienrich.io.api;

import org.jspecify.annotations.NullMarked;
