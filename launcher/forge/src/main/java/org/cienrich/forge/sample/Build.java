package org.cienrich.forge.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.JobLog;
import org.cienrich.forge.world.RunLogs;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/**
 * One run on its way: say when it starts and how long it takes, then how it ends. Each ending
 * records an attempt; {@link #again} leads to the next one. Not thread-safe.
 */
final class Build {

  private final Builds builds;
  private final Plan plan;
  private final long id;
  private final long number;
  private final WorkflowRun.Head head;
  private WorkflowRun.Trigger trigger;
  private Instant createdAt;
  private Instant startedAt;
  private Duration duration = Duration.ofMinutes(5);
  private Duration untilTouched = Duration.ofSeconds(2);
  private int attempt = 1;
  private RunLogs.State logs = RunLogs.State.AVAILABLE;
  private boolean lastLogIsNotArchived;
  private boolean printsSecrets;

  Build(
      Builds builds,
      Plan plan,
      long id,
      long number,
      WorkflowRun.Head head,
      WorkflowRun.Trigger trigger,
      Instant createdAt) {
    this.builds = builds;
    this.plan = plan;
    this.id = id;
    this.number = number;
    this.head = head;
    this.trigger = trigger;
    this.createdAt = createdAt;
    this.startedAt = createdAt;
  }

  /** It was created later than its commit was pushed. */
  Build after(String wait) {
    createdAt = createdAt.plus(Duration.parse(wait));
    startedAt = createdAt;
    return this;
  }

  Build takes(String time) {
    duration = Duration.parse(time);
    return this;
  }

  /** Somebody else than the author started it. */
  Build startedBy(Contributor who) {
    trigger =
        new WorkflowRun.Trigger(
            trigger.event(), who.account(), who.account(), trigger.pullRequests());
    return this;
  }

  /** Long after its end the run was touched once more, as when its logs are deleted. */
  Build touchedAgainAfter(String time) {
    untilTouched = Duration.parse(time);
    return this;
  }

  /** Its logs are past their retention. */
  Build whoseLogsExpired() {
    logs = RunLogs.State.EXPIRED;
    return this;
  }

  /** Its logs are for the administrators of the repository only. */
  Build whoseLogsAreForbidden() {
    logs = RunLogs.State.FORBIDDEN;
    return this;
  }

  /** The log of its last job is missing in the archive of the run. */
  Build whoseLastLogIsNotArchived() {
    lastLogIsNotArchived = true;
    return this;
  }

  /** Its jobs print credentials. */
  Build thatPrintsSecrets() {
    printsSecrets = true;
    return this;
  }

  /** Somebody starts it again, so long after its last attempt began. */
  Build again(String wait, Contributor who) {
    attempt++;
    startedAt = startedAt.plus(Duration.parse(wait));
    trigger =
        new WorkflowRun.Trigger(
            trigger.event(), trigger.actor(), who.account(), trigger.pullRequests());
    return this;
  }

  Build passes() {
    return ends("success", Jobs.passing(plan));
  }

  /** The last job fails. */
  Build fails() {
    return ends("failure", Jobs.lastWith(plan, "failure"));
  }

  /** The first job is done, the others are cancelled. */
  Build isCancelled() {
    return ends("cancelled", Jobs.afterFirst(plan, "cancelled"));
  }

  /** No job had anything to do. */
  Build isSkipped() {
    duration = Duration.ofSeconds(1);
    return ends("skipped", Jobs.all(plan, "skipped"));
  }

  Build timesOut() {
    return ends("timed_out", Jobs.lastWith(plan, "timed_out"));
  }

  /** The workflow file is broken: there are no jobs. */
  Build failsToStart() {
    duration = Duration.ZERO;
    return ends("startup_failure", List.of());
  }

  /** The first job is done, the others have only begun. */
  Build isStillRunning() {
    Instant seen = startedAt.plus(duration);
    record("in_progress", null, seen, Jobs.afterFirst(plan, null));
    return this;
  }

  private Build ends(String conclusion, List<Jobs.Planned> planned) {
    record("completed", conclusion, startedAt.plus(duration).plus(untilTouched), planned);
    return this;
  }

  private void record(
      String status, @Nullable String conclusion, Instant updatedAt, List<Jobs.Planned> planned) {
    List<Job> jobs = new Jobs(id, attempt, startedAt, duration).of(planned);
    builds.add(
        new WorkflowRun(
            id,
            attempt,
            number,
            builds.repositoryId(),
            plan.workflow(),
            head,
            trigger,
            new WorkflowRun.Outcome(status, conclusion),
            new WorkflowRun.Times(createdAt, startedAt, updatedAt)),
        jobs);
    if (builds.areLogged()) {
      recordLogs(jobs);
    }
  }

  /** Jobs that ran to their end have logs. */
  private void recordLogs(List<Job> jobs) {
    int tests = 4 + (int) (number % 9);
    List<JobLog> ofJobs =
        jobs.stream()
            .filter(job -> job.completedAt() != null && !job.steps().isEmpty())
            .map(job -> Logs.of(job, tests, printsSecrets))
            .toList();
    if (!ofJobs.isEmpty()) {
      List<Long> missing =
          lastLogIsNotArchived ? List.of(ofJobs.get(ofJobs.size() - 1).jobId()) : List.of();
      builds.addLogs(new RunLogs(id, attempt, logs, missing), ofJobs);
    }
  }
}
