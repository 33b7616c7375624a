package org.cienrich.features.tables;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@link Table#BUILDS}. */
public record BuildRow(
    @Column("Line of the input on which the record starts; the header is line 1.") long line,
    @Column("provider/repo_key/build_id/attempt; empty unless the build was found.")
        @Nullable String buildKey,
    @Column("Repository as written in the input.") String repoInCsv,
    @Column("Build id as written in the input.") String buildIdInCsv,
    @Column("CI provider that was asked.") String ciProvider,
    @Column("Numeric id of the repository; empty if it was not found.") @Nullable String repoKey,
    @Column("Canonical name of the repository; empty if it was not found.") @Nullable String repo,
    @Column("Build id as the provider tells it.") @Nullable String buildId,
    @Column("Attempt of the run, from 1.") @Nullable Integer attempt,
    @Column("found, not_found, filtered or error.") String status,
    @Column("Why the build is not found, filtered or in error.") @Nullable String reason,
    @Column("The reason in words.") @Nullable String message,
    @Column("The provider's sequence number.") @Nullable Long runNumber,
    @Column("Name of the workflow.") @Nullable String workflow,
    @Column("What triggered the run.") @Nullable String event,
    @Column("Branch of the run; of a pull request the source branch.") @Nullable String branch,
    @Column("Commit as the provider reports it.") @Nullable String commitSha,
    @Column("Repository that the commit comes from.") @Nullable String headRepo,
    @Column("Numbers of the pull requests that the provider names.")
        @Nullable List<Long> pullRequests,
    @Column("Login of the account that triggered the run.") @Nullable String actor,
    @Column("User, Bot or Organization.") @Nullable String actorType,
    @Column("When the run was triggered.") @Nullable Instant triggeredAt,
    @Column("When the attempt started.") @Nullable Instant startedAt,
    @Column("When the attempt completed.") @Nullable Instant completedAt,
    @Column("jobs or updated_at.") @Nullable String completedAtSource,
    @Column("The provider's status.") @Nullable String runStatus,
    @Column("The provider's conclusion.") @Nullable String conclusion) {}
