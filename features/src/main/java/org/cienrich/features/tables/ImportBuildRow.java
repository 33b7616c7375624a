package org.cienrich.features.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#IMPORT_BUILDS}. */
public record ImportBuildRow(
    @Column("provider/repo_key/build_id/attempt.") String buildKey,
    @Column("Canonical name of the repository.") String repo,
    @Column("ingested, missing_resource or failed.") String status,
    @Column(
            "How the built commit was found: exact (in the mirror), fetched (by its SHA), pull_request, merged, replayed or archived (made again by merging its parents, from its patch, from its sources), or gone.")
        @Nullable String commitResolution,
    @Column(
            "Commit whose tree stands for the build; another than commit_sha if it was made again and could not be made byte for byte.")
        @Nullable String effectiveSha,
    @Column("completed, failed, missing or skipped.") String gitHistoryStatus,
    @Column("Why the git history is failed or missing.") @Nullable String gitHistoryReason,
    @Column("completed, failed, missing or skipped: files of the built commit, for scanners.")
        String gitWorktreeStatus,
    @Column("Why there are no files to scan.") @Nullable String gitWorktreeReason,
    @Column("completed, failed, missing or skipped.") String buildLogsStatus,
    @Column("Why logs are failed or missing, be it of some jobs only.")
        @Nullable String buildLogsReason,
    @Column("completed, failed, missing or skipped.") String githubApiStatus,
    @Column("Why what the forge tells is failed or missing.") @Nullable String githubApiReason,
    @Column(value = "When the resources of the build were complete.", isVolatile = true)
        @Nullable Instant ingestedAt) {}
