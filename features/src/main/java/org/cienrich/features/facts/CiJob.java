package org.cienrich.features.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job of a build. Null where the provider does not say.
 *
 * @param id the provider's id; at most 64 characters of {@code [0-9A-Za-z-]}
 * @param status the provider's word, such as {@code in_progress}
 * @param conclusion in the words of {@link RunResult#conclusion()}
 * @param runner name of the machine that ran the job
 */
public record CiJob(
    String id,
    @Nullable String name,
    @Nullable String status,
    @Nullable String conclusion,
    @Nullable Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String runner) {}
