package org.cienrich.forge.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Trigger;
import org.cienrich.forge.world.CircleCiPipeline.Vcs;
import org.cienrich.forge.world.CircleCiPipeline.Workflow;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/**
 * What CircleCI built of {@link HydroGauge}: several workflows per pipeline, one started again, one
 * that waits for approval, one with nothing to run, pull requests, a tag, outputs that expired, and
 * a pipeline that never came to a workflow.
 */
public final class HydroGaugeOnCircleCi {

  private final BuiltCommits commits;
  private final CircleCiJobs jobs = new CircleCiJobs(101);
  private final List<CircleCiPipeline> pipelines = new ArrayList<>();

  private HydroGaugeOnCircleCi(BuiltCommits commits) {
    this.commits = commits;
  }

  /** The pipelines, oldest first. */
  public static List<CircleCiPipeline> tell(List<WorkflowRun> runs) {
    HydroGaugeOnCircleCi story =
        new HydroGaugeOnCircleCi(
            new BuiltCommits(
                runs.stream().filter(run -> run.repositoryId() == HydroGauge.ID).toList()));
    story.aFirstTry();
    story.seriousUse();
    story.theRelease();
    return List.copyOf(story.pipelines);
  }

  private void aFirstTry() {
    WorkflowRun describe = commits.of("Describe the river");
    add(describe, onBranch(describe, "main"), "errored", List.of());

    jobs.outputsExpire(true);
    WorkflowRun image = commits.of("Ship as an image");
    add(
        image,
        onBranch(image, "main"),
        "created",
        List.of(
            workflow("build-and-test", "success", image, 1, "build=success", "test=success"),
            workflow("image", "success", image, 1, "package=success")));
    jobs.outputsExpire(false);

    WorkflowRun kept = commits.of("Say what it keeps");
    add(
        kept,
        onBranch(kept, "main"),
        "created",
        List.of(
            workflow("build-and-test", "failed", kept, 1, "build=success", "test=failed"),
            workflow("image", "success", kept, 1, "package=success"),
            workflow("build-and-test", "success", kept, 900, "build=success", "test=success")));
  }

  private void seriousUse() {
    WorkflowRun fork = commits.of("Add the datum");
    add(
        fork,
        new Vcs(fork.head().sha(), "pull/7", null, null, "Add the datum", ""),
        "created",
        List.of(workflow("build-and-test", "failed", fork, 1, "build=success", "test=failed")));
    WorkflowRun own = commits.of("Fix the third step");
    add(
        own,
        new Vcs(own.head().sha(), "readings", null, 3L, "Fix the third step", ""),
        "created",
        List.of(workflow("build-and-test", "canceled", own, 1, "build=success", "test=canceled")));
    WorkflowRun matrix = commits.of("Test flow, part 1");
    add(
        matrix,
        onBranch(matrix, "main"),
        "created",
        List.of(
            workflow(
                "build-and-test",
                "success",
                matrix,
                1,
                "build=success",
                "test-8=success",
                "test-11=success",
                "test-17=success",
                "test-21=success",
                "lint=success",
                "docs=success"),
            workflow("nightly", "not_run", matrix, 1, "fuzz=not_run")));
    WorkflowRun quiet = commits.of("Test flow, part 2");
    add(
        quiet,
        onBranch(quiet, "main"),
        "created",
        List.of(workflow("nightly", "not_run", quiet, 1, "fuzz=not_run")));
  }

  private void theRelease() {
    WorkflowRun release = commits.of("Release 1.0.0");
    add(
        release,
        new Vcs(release.head().sha(), null, "v1.0.0", null, "Release 1.0.0", ""),
        "created",
        List.of(workflow("publish", "success", release, 1, "build=success", "upload=success")));
    WorkflowRun last = commits.of("Begin to forecast");
    add(
        last,
        onBranch(last, "main"),
        "created",
        List.of(
            workflow("build-and-test", "success", last, 1, "build=success", "test=success"),
            workflow("release", "on_hold", last, 1, "approve=on_hold", "upload=blocked")));
  }

  /** The number of the last job that ran. */
  static Optional<Long> lastJob(List<CircleCiPipeline> pipelines) {
    return pipelines.stream()
        .flatMap(pipeline -> pipeline.workflows().stream())
        .flatMap(workflow -> workflow.jobs().stream())
        .flatMap(job -> Optional.ofNullable(job.number()).stream())
        .reduce((first, second) -> second);
  }

  private Workflow workflow(
      String name, String status, WorkflowRun run, long afterSeconds, String... itsJobs) {
    return jobs.workflow(name, status, createdAt(run).plusSeconds(afterSeconds), itsJobs);
  }

  private void add(WorkflowRun run, Vcs vcs, String state, List<Workflow> workflows) {
    pipelines.add(
        new CircleCiPipeline(
            jobs.id("pipeline"),
            pipelines.size() + 1L,
            HydroGauge.ID,
            state,
            createdAt(run),
            new Trigger("webhook", BuiltCommits.loginOf(run)),
            vcs,
            workflows));
  }

  private static Vcs onBranch(WorkflowRun run, @Nullable String branch) {
    String[] message = BuiltCommits.messageOf(run).split("\n\n", 2);
    String body = message.length > 1 ? message[1] : "";
    return new Vcs(run.head().sha(), branch, null, null, message[0], body);
  }

  private static Instant createdAt(WorkflowRun run) {
    return run.times().createdAt().plus(Duration.ofSeconds(2));
  }
}
