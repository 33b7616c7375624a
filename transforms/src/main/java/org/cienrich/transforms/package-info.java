/** The Beam steps of the enrichment, from accepted input rows to the rows of the tables. */
@NullMarked
package org.cienrich.transforms;

import org.jspecify.annotations.NullMarked;
