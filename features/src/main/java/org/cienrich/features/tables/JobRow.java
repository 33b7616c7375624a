package org.cienrich.features.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#JOBS}. */
public record JobRow(
    @Column("provider/repo_key/build_id/attempt.") String buildKey,
    @Column("The provider's id of the job.") String jobId,
    @Column("Name of the job.") @Nullable String name,
    @Column("The provider's status.") @Nullable String status,
    @Column("The provider's conclusion.") @Nullable String conclusion,
    @Column("When the job was created.") @Nullable Instant createdAt,
    @Column("When the job started.") @Nullable Instant startedAt,
    @Column("When the job completed.") @Nullable Instant completedAt,
    @Column("Name of the machine that ran the job.") @Nullable String runner,
    @Column("completed, failed, missing or skipped (not needed, or the job never ran).")
        String logStatus,
    @Column("Why the log is failed or missing.") @Nullable String logReason,
    @Column("Size of the stored log as plain text.") @Nullable Long logBytes,
    @Columns LogColumns log) {}
