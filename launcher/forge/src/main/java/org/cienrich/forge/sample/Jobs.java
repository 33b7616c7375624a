package org.cienrich.forge.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.forge.world.Job;
import org.jspecify.annotations.Nullable;

/** Makes the jobs of one attempt: they run side by side, and the last one ends with the run. */
final class Jobs {

  /** A job and how it ends; null when it has not. */
  record Planned(String name, @Nullable String conclusion) {}

  private static final int RUNNER_WAIT_SECONDS = 4;

  private final long runId;
  private final int attempt;
  private final Instant startedAt;
  private final Duration duration;

  Jobs(long runId, int attempt, Instant startedAt, Duration duration) {
    this.runId = runId;
    this.attempt = attempt;
    this.startedAt = startedAt;
    this.duration = duration;
  }

  static List<Planned> passing(Plan plan) {
    return all(plan, "success");
  }

  static List<Planned> all(Plan plan, String conclusion) {
    return plan.jobs().stream().map(name -> new Planned(name, conclusion)).toList();
  }

  static List<Planned> lastWith(Plan plan, String conclusion) {
    int last = plan.jobs().size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> new Planned(plan.jobs().get(i), i == last ? conclusion : "success"))
        .toList();
  }

  static List<Planned> afterFirst(Plan plan, @Nullable String conclusion) {
    return IntStream.range(0, plan.jobs().size())
        .mapToObj(i -> new Planned(plan.jobs().get(i), i == 0 ? "success" : conclusion))
        .toList();
  }

  List<Job> of(List<Planned> planned) {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      jobs.add(job(planned.get(i), i, planned.size()));
    }
    return jobs;
  }

  private Job job(Planned planned, int position, int count) {
    boolean skipped = "skipped".equals(planned.conclusion());
    Instant start = skipped ? startedAt : startedAt.plusSeconds(RUNNER_WAIT_SECONDS);
    Instant end =
        skipped ? start : startedAt.plus(duration.multipliedBy(position + 1L).dividedBy(count));
    boolean done = planned.conclusion() != null;
    return new Job(
        runId * 1000 + attempt * 100L + position,
        runId,
        attempt,
        planned.name(),
        done ? "completed" : "in_progress",
        planned.conclusion(),
        startedAt,
        start,
        done ? wholeSeconds(end, start) : null,
        skipped ? List.of() : steps(planned.conclusion(), start, wholeSeconds(end, start)),
        List.of("ubuntu-latest"),
        skipped ? null : "GitHub Actions " + (position + 1));
  }

  /** Times of the API have no fractions, and no job is shorter than nothing. */
  private static Instant wholeSeconds(Instant end, Instant start) {
    Instant whole = Instant.ofEpochSecond(end.getEpochSecond());
    return whole.isBefore(start) ? start : whole;
  }

  private static List<Job.Step> steps(@Nullable String conclusion, Instant start, Instant end) {
    Job.Step setUp = step(1, "Set up job", "success", start, start);
    Job.Step checkout = step(2, "Run actions/checkout@v4", "success", start, start);
    if (conclusion == null) {
      return List.of(
          setUp, checkout, new Job.Step(3, "Build and test", "in_progress", null, start, null));
    }
    return List.of(
        setUp,
        checkout,
        step(3, "Build and test", conclusion, start, end),
        step(4, "Complete job", "success", end, end));
  }

  private static Job.Step step(
      int number, String name, String conclusion, Instant start, Instant end) {
    String stepConclusion = conclusion.equals("timed_out") ? "cancelled" : conclusion;
    return new Job.Step(number, name, "completed", stepConclusion, start, end);
  }
}
