/** Logs as lines: reading, cleaning and choosing them, numbers and durations in them. */
@NullMarked
package org.cienrich.features.log.text;

import org.jspecify.annotations.NullMarked;
