/** Two versions side by side: what differs between them, and why. */
@NullMarked
package org.cienrich.io.compare;

import org.jspecify.annotations.NullMarked;
