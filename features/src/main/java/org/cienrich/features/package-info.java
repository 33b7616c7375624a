/** The feature language and the catalogue. */
@NullMarked
package org.cienrich.features;

import org.jspecify.annotations.NullMarked;
