package org.cienrich.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CommitComment;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A world in which another future followed an instant: builds end otherwise than they did, people
 * say everything twice, label differently, rename, and open further pull requests for the same
 * commits.
 */
record OtherFuture(Instant from) {
  private static final Account SOMEBODY = Account.user(599, "somebody-else");
  private static final Map<String, String> OPPOSITE =
      Map.of(
          "success",
          "failure",
          "failure",
          "success",
          "cancelled",
          "failure",
          "timed_out",
          "success");
  private static final Map<String, String> OPPOSITE_AT_CIRCLECI =
      Map.of("success", "failed", "failed", "success", "canceled", "failed");
  private static final Map<String, String> OPPOSITE_AT_TRAVIS =
      Map.of("passed", "failed", "failed", "passed", "canceled", "failed", "errored", "passed");
  private static final long OTHER_ID = 5_000_000_000L;

  World of(World world) {
    return new World(
        world.repositories(),
        world.runs().stream().map(run -> change(run, world)).toList(),
        world.jobs().stream().map(this::change).toList(),
        world.tokens(),
        of(world.github()),
        world.circleCiPipelines().stream().map(this::change).toList(),
        world.travisBuilds().stream().map(this::change).toList());
  }

  private boolean isFuture(@Nullable Instant at) {
    return at == null || at.isAfter(from);
  }

  /** What ends in that very instant is not known to have ended. */
  private boolean endsInFuture(@Nullable Instant at) {
    return at != null && !at.isBefore(from);
  }

  private static @Nullable String opposite(Map<String, String> opposites, @Nullable String word) {
    return word == null ? null : opposites.getOrDefault(word, word);
  }

  private WorkflowRun change(WorkflowRun run, World world) {
    if (!endsInFuture(WorldUntil.completedAt(run, world))) {
      return run;
    }
    return new WorkflowRun(
        run.id(),
        run.attempt(),
        run.number(),
        run.repositoryId(),
        run.workflow(),
        run.head(),
        run.trigger(),
        new WorkflowRun.Outcome(
            run.outcome().status(), opposite(OPPOSITE, run.outcome().conclusion())),
        run.times());
  }

  private Job change(Job job) {
    return endsInFuture(job.completedAt())
        ? new Job(
            job.id(),
            job.runId(),
            job.runAttempt(),
            job.name(),
            job.status(),
            opposite(OPPOSITE, job.conclusion()),
            job.createdAt(),
            job.startedAt(),
            job.completedAt(),
            job.steps(),
            job.labels(),
            job.runnerName())
        : job;
  }

  private CircleCiPipeline change(CircleCiPipeline pipeline) {
    return new CircleCiPipeline(
        pipeline.id(),
        pipeline.number(),
        pipeline.repositoryId(),
        pipeline.state(),
        pipeline.createdAt(),
        pipeline.trigger(),
        pipeline.vcs(),
        pipeline.workflows().stream()
            .map(
                workflow ->
                    new CircleCiPipeline.Workflow(
                        workflow.id(),
                        workflow.name(),
                        endsInFuture(workflow.stoppedAt())
                            ? OPPOSITE_AT_CIRCLECI.getOrDefault(
                                workflow.status(), workflow.status())
                            : workflow.status(),
                        workflow.createdAt(),
                        workflow.stoppedAt(),
                        workflow.jobs()))
            .toList());
  }

  private TravisBuild change(TravisBuild build) {
    return new TravisBuild(
        build.id(),
        build.number(),
        build.repositoryId(),
        endsInFuture(build.finishedAt())
            ? opposite(OPPOSITE_AT_TRAVIS, build.state())
            : build.state(),
        build.previousState(),
        build.eventType(),
        build.pullRequest(),
        build.branch(),
        build.tag(),
        build.commit(),
        build.createdBy(),
        build.startedAt(),
        build.finishedAt(),
        build.updatedAt(),
        build.jobs());
  }

  private GitHubData of(GitHubData github) {
    return new GitHubData(
        github.commits(),
        github.branches(),
        github.pullRequests().stream()
            .flatMap(pull -> Stream.of(change(pull), opensAnother(pull)))
            .toList(),
        twice(
            github.commitComments(),
            it -> isFuture(it.createdAt()),
            it ->
                new CommitComment(
                    it.id() + OTHER_ID,
                    it.repositoryId(),
                    it.sha(),
                    SOMEBODY,
                    it.body(),
                    it.createdAt(),
                    it.updatedAt())),
        github.runLogs(),
        github.jobLogs());
  }

  private static <T> List<T> twice(List<T> all, Predicate<T> which, Function<T, T> other) {
    List<T> result = new ArrayList<>(all);
    all.stream().filter(which).map(other).forEach(result::add);
    return result;
  }

  /** Another pull request with the same commits, opened later. */
  private PullRequest opensAnother(PullRequest pull) {
    Instant at = (isFuture(pull.createdAt()) ? pull.createdAt() : from).plusSeconds(60);
    return new PullRequest(
        pull.id() + OTHER_ID,
        pull.repositoryId(),
        pull.number() + 500,
        SOMEBODY,
        "The same once more",
        null,
        pull.head(),
        pull.base(),
        pull.commits(),
        at,
        at,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private PullRequest change(PullRequest pull) {
    Instant at = (isFuture(pull.createdAt()) ? pull.createdAt() : from).plusSeconds(1);
    String title = "A title of so many other words";
    List<PullRequest.Rename> renames = new ArrayList<>(pull.renames());
    renames.removeIf(it -> isFuture(it.at()));
    String before =
        pull.renames().stream()
            .filter(it -> isFuture(it.at()))
            .findFirst()
            .map(PullRequest.Rename::from)
            .orElse(pull.title());
    renames.add(new PullRequest.Rename(pull.id() + OTHER_ID, before, title, SOMEBODY, at));
    List<PullRequest.LabelEvent> labels = new ArrayList<>(pull.labelEvents());
    labels.removeIf(it -> isFuture(it.at()));
    for (String label : pull.labels()) {
      labels.add(new PullRequest.LabelEvent(OTHER_ID + labels.size(), false, label, SOMEBODY, at));
    }
    labels.add(new PullRequest.LabelEvent(OTHER_ID + labels.size(), true, "bug", SOMEBODY, at));
    PullRequest.Merge merge = pull.merge();
    return new PullRequest(
        pull.id(),
        pull.repositoryId(),
        pull.number(),
        pull.author(),
        title,
        pull.body(),
        pull.head(),
        pull.base(),
        pull.commits(),
        pull.createdAt(),
        pull.updatedAt().isAfter(at) ? pull.updatedAt() : at,
        pull.closedAt(),
        merge == null || !isFuture(merge.at())
            ? merge
            : new PullRequest.Merge(merge.at(), SOMEBODY, merge.commit()),
        labels,
        renames,
        pull.bodyEdits(),
        twice(
            pull.comments(),
            it -> isFuture(it.createdAt()),
            it ->
                new PullRequest.Comment(
                    it.id() + OTHER_ID, SOMEBODY, it.body(), it.createdAt(), it.updatedAt())),
        twice(
            pull.reviews(),
            it -> isFuture(it.submittedAt()),
            it ->
                new PullRequest.Review(
                    it.id() + OTHER_ID,
                    SOMEBODY,
                    it.state().equals("APPROVED") ? "CHANGES_REQUESTED" : "APPROVED",
                    "",
                    it.commit(),
                    it.submittedAt(),
                    List.of())));
  }
}
