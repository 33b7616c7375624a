package org.cienrich.forge.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.TravisBuild.Commit;
import org.cienrich.forge.world.TravisBuild.PullRequest;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/**
 * What Travis CI built of {@link HydroGauge}: pushes, pull requests by their virtual merges, a cron
 * build, one that errored, one that was cancelled, and one that was only just created.
 */
public final class HydroGaugeOnTravis {

  /** The commit that pull request 3 would have been merged as; no repository has it. */
  private static final String VIRTUAL_MERGE = "3333333333333333333333333333333333333333";

  private static final long FIRST_ID = 730_100_100;
  private static final int ID_STEP = 10;
  private static final int JOB_SECONDS = 100;

  private final BuiltCommits commits;
  private final List<TravisBuild> builds = new ArrayList<>();

  private HydroGaugeOnTravis(BuiltCommits commits) {
    this.commits = commits;
  }

  /** The builds, oldest first. */
  public static List<TravisBuild> tell(List<WorkflowRun> runs) {
    HydroGaugeOnTravis story =
        new HydroGaugeOnTravis(
            new BuiltCommits(
                runs.stream().filter(run -> run.repositoryId() == HydroGauge.ID).toList()));
    story.tellAll();
    return List.copyOf(story.builds);
  }

  private void tellAll() {
    WorkflowRun describe = commits.of("Describe the river");
    add(describe, push(describe), "push", null, "passed", "passed", "passed", "passed");
    WorkflowRun image = commits.of("Ship as an image");
    add(image, push(image), "push", null, "errored", "passed", "errored");

    WorkflowRun readings = commits.of("Fix the third step");
    String base = commits.of("Say what it keeps").head().sha();
    Commit virtual =
        new Commit(
            commitId(),
            VIRTUAL_MERGE,
            "refs/pull/3/merge",
            "Merge " + readings.head().sha() + " into " + base,
            readings.times().createdAt());
    add(
        readings,
        virtual,
        "pull_request",
        new PullRequest(3, "Add readings"),
        "failed",
        "passed",
        "failed");

    WorkflowRun levels = commits.of("Name the levels");
    add(levels, push(levels), "push", null, "canceled", "passed", "canceled");
    WorkflowRun steady = commits.of("Test flow, part 1");
    add(steady, push(steady), "cron", null, "passed", "passed", "passed");
    WorkflowRun last = commits.of("Begin to forecast");
    add(last, push(last), "push", null, null, "created");
  }

  private void add(
      WorkflowRun run,
      Commit commit,
      String event,
      @Nullable PullRequest pull,
      @Nullable String state,
      String... jobStates) {
    long id = FIRST_ID + (long) builds.size() * ID_STEP;
    long number = builds.size() + 1L;
    Instant created = run.times().createdAt().plusSeconds(5);
    Instant started = state == null ? null : created.plusSeconds(30);
    List<TravisBuild.Job> jobs = new ArrayList<>();
    Instant end = started;
    for (String jobState : jobStates) {
      int position = jobs.size() + 1;
      Instant jobStart = started == null ? null : started.plusSeconds(position);
      Instant jobEnd =
          jobStart == null ? null : jobStart.plusSeconds((long) position * JOB_SECONDS);
      end = jobEnd;
      jobs.add(
          new TravisBuild.Job(
              id + position,
              number + "." + position,
              jobState,
              false,
              created,
              jobStart,
              jobEnd,
              log(jobState)));
    }
    builds.add(
        new TravisBuild(
            id,
            number,
            HydroGauge.ID,
            state,
            builds.isEmpty() ? null : builds.get(builds.size() - 1).state(),
            event,
            pull,
            "main",
            null,
            commit,
            run.trigger().actor(),
            started,
            end,
            end == null ? created : end.plusSeconds(1),
            jobs));
  }

  private Commit push(WorkflowRun run) {
    return new Commit(
        commitId(),
        run.head().sha(),
        "refs/heads/main",
        BuiltCommits.messageOf(run),
        run.times().createdAt());
  }

  private long commitId() {
    return 94_000_000L + builds.size();
  }

  private static @Nullable String log(String state) {
    if (state.equals("canceled") || state.equals("created")) {
      return null;
    }
    int exit = state.equals("passed") ? 0 : 1;
    return "travis_fold:start:worker_info\r\u001b[0K\u001b[33;1mWorker information\u001b[0m\n"
        + "$ mvn verify\nThe command \"mvn verify\" exited with "
        + exit
        + ".\n";
  }
}
