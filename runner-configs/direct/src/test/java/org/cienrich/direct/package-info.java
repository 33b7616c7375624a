/** Tests of the runnable jar, each run a process of its own. */
@NullMarked
package org.cienrich.direct;

import org.jspecify.annotations.NullMarked;
