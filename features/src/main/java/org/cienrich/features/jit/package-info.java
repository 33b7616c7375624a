/** Just-in-time defect prediction measures of the trigger commit. */
@NullMarked
package org.cienrich.features.jit;

import org.jspecify.annotations.NullMarked;
