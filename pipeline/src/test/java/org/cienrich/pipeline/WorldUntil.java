package org.cienrich.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/** A world as it was at an instant: what happened later is gone, what was under way still runs. */
record WorldUntil(Instant end) {

  World of(World world) {
    return new World(
        world.repositories(),
        world.runs().stream()
            .filter(run -> isPast(triggeredAt(run)))
            .map(run -> cut(run, world))
            .toList(),
        world.jobs().stream().filter(job -> isPast(job.createdAt())).map(this::cut).toList(),
        world.tokens(),
        of(world.github()),
        world.circleCiPipelines().stream()
            .filter(pipeline -> isPast(pipeline.createdAt()))
            .map(this::cut)
            .toList(),
        world.travisBuilds().stream()
            .filter(build -> build.startedAt() != null && isPast(build.startedAt()))
            .map(this::cut)
            .toList());
  }

  static Instant triggeredAt(WorkflowRun run) {
    return run.attempt() == 1 ? run.times().createdAt() : run.times().runStartedAt();
  }

  /** When the last of its jobs completed; null while one of them runs. */
  static @Nullable Instant completedAt(WorkflowRun run, World world) {
    if (!run.outcome().status().equals("completed")) {
      return null;
    }
    return world.jobs().stream()
        .filter(job -> job.runId() == run.id() && job.runAttempt() == run.attempt())
        .map(Job::completedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(run.times().updatedAt());
  }

  private boolean isPast(@Nullable Instant at) {
    return at != null && !at.isAfter(end);
  }

  /** What ends in that very instant is not known to have ended. */
  private boolean hasEnded(@Nullable Instant at) {
    return at != null && at.isBefore(end);
  }

  private Instant earlier(Instant at) {
    return at.isBefore(end) ? at : end;
  }

  private WorkflowRun cut(WorkflowRun run, World world) {
    boolean ended = hasEnded(completedAt(run, world));
    return new WorkflowRun(
        run.id(),
        run.attempt(),
        run.number(),
        run.repositoryId(),
        run.workflow(),
        run.head(),
        run.trigger(),
        ended ? run.outcome() : new WorkflowRun.Outcome("in_progress", null),
        new WorkflowRun.Times(
            run.times().createdAt(), run.times().runStartedAt(), earlier(run.times().updatedAt())));
  }

  private Job cut(Job job) {
    boolean ended = hasEnded(job.completedAt());
    return new Job(
        job.id(),
        job.runId(),
        job.runAttempt(),
        job.name(),
        ended ? job.status() : "in_progress",
        ended ? job.conclusion() : null,
        job.createdAt(),
        job.startedAt(),
        ended ? job.completedAt() : null,
        ended ? job.steps() : List.of(),
        job.labels(),
        job.runnerName());
  }

  private CircleCiPipeline cut(CircleCiPipeline pipeline) {
    return new CircleCiPipeline(
        pipeline.id(),
        pipeline.number(),
        pipeline.repositoryId(),
        pipeline.state(),
        pipeline.createdAt(),
        pipeline.trigger(),
        pipeline.vcs(),
        pipeline.workflows().stream()
            .filter(workflow -> isPast(workflow.createdAt()))
            .map(this::cut)
            .toList());
  }

  private CircleCiPipeline.Workflow cut(CircleCiPipeline.Workflow workflow) {
    boolean ended = hasEnded(workflow.stoppedAt());
    return new CircleCiPipeline.Workflow(
        workflow.id(),
        workflow.name(),
        ended ? workflow.status() : "running",
        workflow.createdAt(),
        ended ? workflow.stoppedAt() : null,
        workflow.jobs().stream()
            .filter(job -> ended || isPast(job.startedAt()))
            .map(this::cut)
            .toList());
  }

  private CircleCiPipeline.Job cut(CircleCiPipeline.Job job) {
    return job.stoppedAt() == null || hasEnded(job.stoppedAt())
        ? job
        : new CircleCiPipeline.Job(
            job.id(),
            job.number(),
            job.name(),
            job.type(),
            "running",
            job.startedAt(),
            null,
            List.of());
  }

  private TravisBuild cut(TravisBuild build) {
    boolean ended = hasEnded(build.finishedAt());
    return new TravisBuild(
        build.id(),
        build.number(),
        build.repositoryId(),
        ended ? build.state() : "started",
        build.previousState(),
        build.eventType(),
        build.pullRequest(),
        build.branch(),
        build.tag(),
        build.commit(),
        build.createdBy(),
        build.startedAt(),
        ended ? build.finishedAt() : null,
        earlier(build.updatedAt()),
        build.jobs().stream().map(this::cut).toList());
  }

  private TravisBuild.Job cut(TravisBuild.Job job) {
    return hasEnded(job.finishedAt())
        ? job
        : new TravisBuild.Job(
            job.id(),
            job.number(),
            isPast(job.startedAt()) ? "started" : "created",
            job.allowFailure(),
            job.createdAt(),
            isPast(job.startedAt()) ? job.startedAt() : null,
            null,
            null);
  }

  private GitHubData of(GitHubData github) {
    return new GitHubData(
        github.commits().stream().filter(commit -> isPast(commit.committer().date())).toList(),
        branches(github),
        github.pullRequests().stream()
            .filter(pull -> isPast(pull.createdAt()))
            .map(pull -> cut(pull, github))
            .toList(),
        github.commitComments().stream().filter(it -> isPast(it.createdAt())).toList(),
        github.runLogs(),
        github.jobLogs());
  }

  /** A branch is where its first parents were. */
  private List<Branch> branches(GitHubData github) {
    Map<String, RepositoryCommit> commits = new HashMap<>();
    github.commits().forEach(commit -> commits.put(commit.repositoryId() + commit.sha(), commit));
    List<Branch> branches = new ArrayList<>();
    for (Branch branch : github.branches()) {
      RepositoryCommit tip = commits.get(branch.repositoryId() + branch.sha());
      while (tip != null && !isPast(tip.committer().date())) {
        tip =
            tip.parents().isEmpty()
                ? null
                : commits.get(branch.repositoryId() + tip.parents().get(0));
      }
      Optional.ofNullable(tip)
          .ifPresent(
              it -> branches.add(new Branch(branch.repositoryId(), branch.name(), it.sha())));
    }
    return branches;
  }

  private PullRequest cut(PullRequest pull, GitHubData github) {
    List<String> commits =
        pull.commits().stream().filter(sha -> isPastCommit(pull, sha, github)).toList();
    List<PullRequest.Rename> renames =
        pull.renames().stream().filter(it -> isPast(it.at())).toList();
    List<PullRequest.BodyEdit> edits =
        pull.bodyEdits().stream().filter(it -> isPast(it.at())).toList();
    PullRequest.Merge merge = pull.merge();
    return new PullRequest(
        pull.id(),
        pull.repositoryId(),
        pull.number(),
        pull.author(),
        pull.renames().stream()
            .filter(it -> !isPast(it.at()))
            .findFirst()
            .map(PullRequest.Rename::from)
            .orElse(pull.title()),
        edits.isEmpty() ? pull.body() : edits.get(edits.size() - 1).text(),
        commits.isEmpty()
            ? pull.head()
            : new PullRequest.Side(
                pull.head().owner(),
                pull.head().ref(),
                commits.get(commits.size() - 1),
                pull.head().repositoryId()),
        pull.base(),
        commits,
        pull.createdAt(),
        earlier(pull.updatedAt()),
        isPast(pull.closedAt()) ? pull.closedAt() : null,
        merge != null && isPast(merge.at()) ? merge : null,
        pull.labelEvents().stream().filter(it -> isPast(it.at())).toList(),
        renames,
        edits.size() == 1 ? List.of() : edits,
        pull.comments().stream().filter(it -> isPast(it.createdAt())).toList(),
        pull.reviews().stream().filter(it -> isPast(it.submittedAt())).map(this::cut).toList());
  }

  private PullRequest.Review cut(PullRequest.Review review) {
    return new PullRequest.Review(
        review.id(),
        review.author(),
        review.state(),
        review.body(),
        review.commit(),
        review.submittedAt(),
        review.comments().stream().filter(it -> isPast(it.createdAt())).toList());
  }

  private boolean isPastCommit(PullRequest pull, String sha, GitHubData github) {
    return github.commits().stream()
        .filter(it -> it.repositoryId() == pull.repositoryId() && it.sha().equals(sha))
        .allMatch(it -> isPast(it.committer().date()));
  }
}
