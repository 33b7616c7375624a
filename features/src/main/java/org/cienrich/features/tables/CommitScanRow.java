package org.cienrich.features.tables;

import org.jspecify.annotations.Nullable;

/** A row of {@link Table#COMMIT_SCANS}. */
public record CommitScanRow(
    @Column("Numeric id of the repository.") String repoKey,
    @Column("Commit that was scanned: effective_sha of its builds.") String commitSha,
    @Column("trivy or sonarqube.") String tool,
    @Column("Id of the commit's tree; commits of one tree share a scan.") String treeId,
    @Column("completed or failed.") String status,
    @Column(
            value =
                "Values of all metrics of the tool that it provided, by the names of their columns, as a JSON object.",
            isJson = true)
        @Nullable String metrics,
    @Column("Why the scan failed.") @Nullable String reason,
    @Column(value = "Why the scan failed, in words.", isVolatile = true) @Nullable String error,
    @Column(
            value =
                "What of the tree the tool did not see, as a JSON array of texts such as \"vendor: submodule\"; empty if the files were never brought here.",
            isJson = true)
        @Nullable String absent,
    @Column("Rows of the dataset that the scan is joined to.") long buildsAffected,
    @Column(
            "What the scan depends on besides the tree: versions of the tool, its rules and databases, and its settings.")
        @Nullable String scanner,
    @Column(
            value = "How long the scan took; empty where an earlier scan was used.",
            isVolatile = true)
        @Nullable Double durationSeconds) {}
