package org.cienrich.pipeline.plan;

import org.jspecify.annotations.Nullable;

/**
 * What the builds of one repository will cost.
 *
 * @param repo {@code owner/name} as written, if it was not found
 * @param builds how many are wanted
 * @param absence why nothing is known of the repository; null if it was found
 * @param calls requests by what they are for
 * @param logs builds whose logs are wanted
 * @param loss how many of those are gone; null if that is not known
 */
public record RepositoryCost(
    String repo,
    String provider,
    int builds,
    @Nullable String absence,
    Calls calls,
    long logs,
    @Nullable LogLoss loss) {}
