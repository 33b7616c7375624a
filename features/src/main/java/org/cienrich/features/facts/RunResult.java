package org.cienrich.features.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it has ended. Null where it has not, or the provider does not say.
 *
 * @param status the provider's word, such as {@code in_progress}
 * @param conclusion the provider's word, such as {@code success}
 * @param completedAt latest completion of a job of the attempt, else the run's last update
 * @param completedAtSource what {@code completedAt} was taken from: {@code jobs} or {@code
 *     updated_at}
 */
public record RunResult(
    @Nullable String status,
    @Nullable String conclusion,
    @Nullable Instant completedAt,
    @Nullable String completedAtSource) {}
