/** What went wrong in a job: errors and warnings, and of what kind the first error is. */
@NullMarked
package org.cienrich.features.log.failure;

import org.jspecify.annotations.NullMarked;
