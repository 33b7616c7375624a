package org.cienrich.forge.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline of CircleCI, with all it started.
 *
 * @param state {@code created}, {@code errored} or {@code pending}: that of the pipeline itself,
 *     not of its workflows
 * @param workflows a workflow that was started again is there once more, under the same name
 */
public record CircleCiPipeline(
    String id,
    long number,
    long repositoryId,
    String state,
    Instant createdAt,
    Trigger trigger,
    Vcs vcs,
    List<Workflow> workflows) {

  public CircleCiPipeline {
    workflows = List.copyOf(workflows);
  }

  /** Why there is a pipeline: {@code webhook}, {@code api} or {@code explicit}; and for whom. */
  public record Trigger(String type, String login) {}

  /**
   * What was built: of branch and tag at most one.
   *
   * @param pullRequest told as {@code review_id} and {@code review_url}
   */
  public record Vcs(
      String revision,
      @Nullable String branch,
      @Nullable String tag,
      @Nullable Long pullRequest,
      String subject,
      String body) {}

  /** A workflow of a pipeline. */
  public record Workflow(
      String id,
      String name,
      String status,
      Instant createdAt,
      @Nullable Instant stoppedAt,
      List<Job> jobs) {

    public Workflow {
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * A job of a workflow.
   *
   * @param number within the project; null for an approval and for a job that never started
   * @param type {@code build} or {@code approval}
   */
  public record Job(
      String id,
      @Nullable Long number,
      String name,
      String type,
      String status,
      @Nullable Instant startedAt,
      @Nullable Instant stoppedAt,
      List<Step> steps) {

    public Job {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a job.
   *
   * @param output the messages in their order; none where the step said nothing
   * @param expired the output is listed, but no longer kept
   */
  public record Step(
      String name,
      String status,
      Instant startedAt,
      Instant stoppedAt,
      List<String> output,
      boolean expired) {

    public Step {
      output = List.copyOf(output);
    }
  }
}
