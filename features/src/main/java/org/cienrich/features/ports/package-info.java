/** What the pipeline needs from outside; implemented in the io module. */
@NullMarked
package org.cienrich.features.ports;

import org.jspecify.annotations.NullMarked;
