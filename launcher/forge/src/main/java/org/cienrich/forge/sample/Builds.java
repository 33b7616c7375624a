package org.cienrich.forge.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.JobLog;
import org.cienrich.forge.world.RunLogs;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/**
 * The workflow runs of one repository, in the order they are told. Ids and run numbers follow that
 * order. Not thread-safe.
 */
final class Builds {

  private static final int ID_STEP = 37;

  private final long repositoryId;
  private final boolean logged;
  private final List<WorkflowRun> runs = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<RunLogs> runLogs = new ArrayList<>();
  private final List<JobLog> jobLogs = new ArrayList<>();
  private final Map<Long, Long> numbers = new HashMap<>();
  private long nextId;

  Builds(long repositoryId) {
    this(repositoryId, 8_000_000_000L + repositoryId * 100_000, true);
  }

  /**
   * Runs whose ids begin with a given one.
   *
   * @param logged whether the logs of jobs are told too
   */
  Builds(long repositoryId, long firstId, boolean logged) {
    this.repositoryId = repositoryId;
    this.nextId = firstId;
    this.logged = logged;
  }

  /** A run of the workflow because the revision was pushed to the branch. */
  Build push(Plan plan, Revision revision, String branch) {
    return build(plan, "push", revision, branch, repositoryId, List.of());
  }

  /** A run because a pull request from a branch of the repository itself was changed. */
  Build pullRequest(Plan plan, Revision revision, String branch, int number, Revision base) {
    WorkflowRun.PullRequest pull =
        new WorkflowRun.PullRequest(
            repositoryId * 1000 + number,
            number,
            new WorkflowRun.PullRequest.Side(branch, revision.sha(), repositoryId),
            new WorkflowRun.PullRequest.Side("main", base.sha(), repositoryId));
    return build(plan, "pull_request", revision, branch, repositoryId, List.of(pull));
  }

  /**
   * A run for a pull request from a fork: GitHub lists no pull request with those, and neither
   * branch nor repository once the fork is gone.
   */
  Build forkPullRequest(
      Plan plan, Revision revision, @Nullable String branch, @Nullable Long forkId) {
    return build(plan, "pull_request", revision, branch, forkId, List.of());
  }

  /** A run for any other event. */
  Build event(String event, Plan plan, Revision revision, String branch) {
    return build(plan, event, revision, branch, repositoryId, List.of());
  }

  List<WorkflowRun> runs() {
    return List.copyOf(runs);
  }

  List<Job> jobs() {
    return List.copyOf(jobs);
  }

  List<RunLogs> runLogs() {
    return List.copyOf(runLogs);
  }

  List<JobLog> jobLogs() {
    return List.copyOf(jobLogs);
  }

  boolean areLogged() {
    return logged;
  }

  void addLogs(RunLogs logs, List<JobLog> ofJobs) {
    runLogs.add(logs);
    jobLogs.addAll(ofJobs);
  }

  void add(WorkflowRun run, List<Job> itsJobs) {
    runs.add(run);
    jobs.addAll(itsJobs);
  }

  long repositoryId() {
    return repositoryId;
  }

  private Build build(
      Plan plan,
      String event,
      Revision revision,
      @Nullable String branch,
      @Nullable Long headRepositoryId,
      List<WorkflowRun.PullRequest> pulls) {
    long id = nextId;
    nextId += ID_STEP;
    long number = numbers.merge(plan.workflow().id(), 1L, Long::sum);
    return new Build(
        this,
        plan,
        id,
        number,
        new WorkflowRun.Head(branch, revision.sha(), revision.facts(), headRepositoryId),
        new WorkflowRun.Trigger(
            event, revision.author().account(), revision.author().account(), pulls),
        revision.time().plusSeconds(8));
  }
}
