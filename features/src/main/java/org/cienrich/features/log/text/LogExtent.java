package org.cienrich.features.log.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much there was to read in a log.
 *
 * @param cutLines lines of which only the first {@link LineScanner#MAX_LINE} bytes were read
 * @param firstTime the first of the provider's timestamps; null if there are none
 */
public record LogExtent(
    long bytes,
    long lines,
    long cutLines,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime) {}
