package org.cienrich.features.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#AUDIT}. */
public record AuditRow(
    @Column("build_key or repo_key.") String key,
    @Column("Step of the pipeline.") String step,
    @Column(value = "What was done.", isVolatile = true) String action,
    @Column(value = "How it ended.", isVolatile = true) String outcome,
    @Column(value = "When it ended.", isVolatile = true) @Nullable Instant at,
    @Column(value = "How long it took.", isVolatile = true) @Nullable Double durationSeconds) {}
