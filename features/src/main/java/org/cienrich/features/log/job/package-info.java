/** What a log tells of the job itself: how it ended, how long it took, with what it built. */
@NullMarked
package org.cienrich.features.log.job;

import org.jspecify.annotations.NullMarked;
