/** How records travel between workers. */
@NullMarked
package org.cienrich.transforms.coders;

import org.jspecify.annotations.NullMarked;
