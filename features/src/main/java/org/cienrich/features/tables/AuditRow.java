package org.cienrich.features.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#AUDIT}. */
public record AuditRow(
    @Column("build_key; repo_key for the step mirror.") String key,
    @Column("mirror, git_history, build_logs, github_api or features.") String step,
    @Column(value = "What was done.", isVolatile = true) String action,
    @Column(
            value = "completed, failed (a later run may succeed), missing or skipped.",
            isVolatile = true)
        String outcome,
    @Column(value = "Why it is failed or missing.", isVolatile = true) @Nullable String reason,
    @Column(value = "The reason in words.", isVolatile = true) @Nullable String message,
    @Column(value = "When it ended.", isVolatile = true) @Nullable Instant at,
    @Column(value = "How long it took; empty where it took no time of its own.", isVolatile = true)
        @Nullable Double durationSeconds) {}
