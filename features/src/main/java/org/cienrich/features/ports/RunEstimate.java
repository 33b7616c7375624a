package org.cienrich.features.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What it will take to fetch builds of one repository.
 *
 * @param runs requests to find the builds, those for lists and for earlier attempts included
 * @param jobs requests for their jobs
 * @param logs requests for their logs, downloads from other servers aside
 * @param earliest when about the first of them was created; null if not known
 * @param latest likewise, the last
 */
public record RunEstimate(
    long runs, long jobs, long logs, @Nullable Instant earliest, @Nullable Instant latest) {}
