package org.cienrich.features.tables;

import org.jspecify.annotations.Nullable;

/** A row of {@link Table#COMMIT_SCANS}. */
public record CommitScanRow(
    @Column("Numeric id of the repository.") String repoKey,
    @Column("Commit that was scanned.") String commitSha,
    @Column("trivy or sonarqube.") String tool,
    @Column("completed, failed or skipped.") String status,
    @Column("Metric values as a JSON object.") @Nullable String metrics,
    @Column("Why the scan failed.") @Nullable String error,
    @Column("Builds that the scan is joined to.") long buildsAffected,
    @Column(value = "How long the scan took.", isVolatile = true)
        @Nullable Double durationSeconds) {}
