package org.cienrich.features.facts;

import static org.cienrich.features.KnownAt.LATER;
import static org.cienrich.features.KnownAt.RUN_END;
import static org.cienrich.features.KnownAt.TRIGGER;
import static org.cienrich.features.ResourceSource.BUILD_LOGS;
import static org.cienrich.features.ResourceSource.GITHUB_API;
import static org.cienrich.features.ResourceSource.GIT_HISTORY;
import static org.cienrich.features.ResourceSource.GIT_WORKTREE;
import static org.cienrich.features.ResourceSource.RUN;

import java.util.List;
import org.cienrich.features.Resource;
import org.cienrich.features.scan.ScanMetrics;

/** All resources that features can be computed from. */
public final class Resources {
  public static final Resource<BuildIdentity> BUILD =
      new Resource<>("build", BuildIdentity.class, RUN, TRIGGER, "The identity of the build.");

  public static final Resource<RunTrigger> RUN_TRIGGER =
      new Resource<>("run_trigger", RunTrigger.class, RUN, TRIGGER, "The run as it was triggered.");

  public static final Resource<RunResult> RUN_RESULT =
      new Resource<>("run_result", RunResult.class, RUN, RUN_END, "How the run ended.");

  public static final Resource<RepositoryInfo> REPOSITORY =
      new Resource<>(
          "repository", RepositoryInfo.class, RUN, LATER, "The repository as it is today.");

  public static final Resource<Lineage> LINEAGE =
      new Resource<>(
          "lineage", Lineage.class, GIT_HISTORY, TRIGGER, "The built commits and their end.");

  public static final Resource<BuiltChanges> BUILT_CHANGES =
      new Resource<>(
          "built_changes",
          BuiltChanges.class,
          GIT_HISTORY,
          TRIGGER,
          "What each built commit changes against its first parent.");

  public static final Resource<CommitChange> TRIGGER_CHANGE =
      new Resource<>(
          "trigger_change",
          CommitChange.class,
          GIT_HISTORY,
          TRIGGER,
          "What the built commit changes against its first parent.");

  public static final Resource<CommitHistory> COMMIT_HISTORY =
      new Resource<>(
          "commit_history",
          CommitHistory.class,
          GIT_HISTORY,
          TRIGGER,
          "The built commit and its ancestors.");

  public static final Resource<Snapshot> SNAPSHOT =
      new Resource<>(
          "snapshot", Snapshot.class, GIT_HISTORY, TRIGGER, "What the built tree contains.");

  public static final Resource<TestDelta> TEST_DELTA =
      new Resource<>(
          "test_delta",
          TestDelta.class,
          GIT_HISTORY,
          TRIGGER,
          "Test definitions added and deleted since the previous built commit.");

  public static final Resource<RunAttempts> ATTEMPTS =
      new Resource<>(
          "attempts", RunAttempts.class, RUN, LATER, "All attempts of the run there are today.");

  public static final Resource<BuildJobs> JOBS =
      new Resource<>("jobs", BuildJobs.class, RUN, RUN_END, "The jobs of the build.");

  public static final Resource<BuildLogs> LOGS =
      new Resource<>(
          "logs",
          BuildLogs.class,
          BUILD_LOGS,
          RUN_END,
          "The logs of the jobs, and what they tell.");

  public static final Resource<PullRequest> PULL_REQUEST =
      new Resource<>(
          "pull_request",
          PullRequest.class,
          GITHUB_API,
          TRIGGER,
          "The pull request that was built, as it was at the trigger.");

  public static final Resource<Team> CORE_TEAM =
      new Resource<>("core_team", Team.class, GITHUB_API, TRIGGER, "The team at the trigger.");

  public static final Resource<CommitComments> COMMIT_COMMENTS =
      new Resource<>(
          "commit_comments",
          CommitComments.class,
          GITHUB_API,
          TRIGGER,
          "The comments on commits that had been written at the trigger.");

  public static final Resource<ScanMetrics> TRIVY_FINDINGS =
      new Resource<>(
          "trivy_findings",
          ScanMetrics.class,
          GIT_WORKTREE,
          TRIGGER,
          "What Trivy finds in the built tree by rules that it brings along.");

  public static final Resource<ScanMetrics> TRIVY_VULNERABILITIES =
      new Resource<>(
          "trivy_vulnerabilities",
          ScanMetrics.class,
          GIT_WORKTREE,
          LATER,
          "What Trivy's database of vulnerabilities, as it is today, says of the built tree.");

  public static final Resource<ScanMetrics> SONAR_MEASURES =
      new Resource<>(
          "sonar_measures",
          ScanMetrics.class,
          GIT_WORKTREE,
          TRIGGER,
          "What SonarQube measures in the built tree.");

  public static final List<Resource<?>> ALL =
      List.of(
          BUILD,
          RUN_TRIGGER,
          RUN_RESULT,
          REPOSITORY,
          ATTEMPTS,
          JOBS,
          LOGS,
          PULL_REQUEST,
          CORE_TEAM,
          COMMIT_COMMENTS,
          LINEAGE,
          BUILT_CHANGES,
          TRIGGER_CHANGE,
          COMMIT_HISTORY,
          SNAPSHOT,
          TEST_DELTA,
          TRIVY_FINDINGS,
          TRIVY_VULNERABILITIES,
          SONAR_MEASURES);

  private Resources() {}
}
