/** Puts together what was measured of the parts of a dataset. */
@NullMarked
package org.cienrich.transforms.quality;

import org.jspecify.annotations.NullMarked;
