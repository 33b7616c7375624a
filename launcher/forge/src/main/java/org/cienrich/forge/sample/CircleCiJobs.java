package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cienrich.forge.world.CircleCiPipeline.Job;
import org.cienrich.forge.world.CircleCiPipeline.Step;
import org.cienrich.forge.world.CircleCiPipeline.Workflow;
import org.jspecify.annotations.Nullable;

/** Makes the workflows and jobs of one project; job numbers and ids follow the order of calls. */
final class CircleCiJobs {

  private static final String ESCAPE = "\u001b[";

  private long nextNumber;
  private int ids;
  private boolean outputsExpire;

  /**
   * @param firstNumber the number of the first job
   */
  CircleCiJobs(long firstNumber) {
    nextNumber = firstNumber;
  }

  /** From now on, or no longer, outputs are listed but not kept. */
  void outputsExpire(boolean expire) {
    outputsExpire = expire;
  }

  String id(String kind) {
    ids++;
    return UUID.nameUUIDFromBytes(("circleci/" + kind + "/" + ids).getBytes(UTF_8)).toString();
  }

  /** A workflow of jobs that run one after another, 90 seconds each. */
  Workflow workflow(String name, String status, Instant createdAt, String... namesAndStatuses) {
    List<Job> jobs = new ArrayList<>();
    Instant time = createdAt.plusSeconds(3);
    Instant last = createdAt;
    for (String nameAndStatus : namesAndStatuses) {
      String[] parts = nameAndStatus.split("=", 2);
      Job job = job(parts[0], parts[1], time);
      jobs.add(job);
      if (job.stoppedAt() != null) {
        last = job.stoppedAt();
        time = last.plusSeconds(2);
      }
    }
    boolean open = status.equals("on_hold") || status.equals("running");
    return new Workflow(id("workflow"), name, status, createdAt, open ? null : last, jobs);
  }

  private Job job(String name, String status, Instant start) {
    return switch (status) {
      case "on_hold" -> new Job(id("job"), null, name, "approval", status, null, null, List.of());
      case "not_run", "blocked" ->
          new Job(id("job"), null, name, "build", status, null, null, List.of());
      default -> ran(name, status, start, start.plusSeconds(90));
    };
  }

  private Job ran(String name, String status, Instant start, Instant stop) {
    return new Job(
        id("job"),
        nextNumber++,
        name,
        "build",
        status,
        start,
        stop,
        List.of(
            step("Spin up environment", "success", start, start.plusSeconds(4), "Build-agent\r\n"),
            step("Checkout code", "success", start.plusSeconds(4), start.plusSeconds(6), null),
            step(
                "Run " + name,
                status,
                start.plusSeconds(6),
                stop,
                ESCAPE + "1mRunning " + name + ESCAPE + "0m\r\n")));
  }

  private Step step(
      String name, String status, Instant start, Instant stop, @Nullable String first) {
    List<String> output =
        first == null
            ? List.of()
            : List.of(first, status.equals("success") ? "OK\r\n" : "Ended with " + status + "\r\n");
    return new Step(name, status, start, stop, output, outputsExpire);
  }
}
