/** What the log of a job tells: tests, durations, how the job ended and why. */
@NullMarked
package org.cienrich.features.log;

import org.jspecify.annotations.NullMarked;
