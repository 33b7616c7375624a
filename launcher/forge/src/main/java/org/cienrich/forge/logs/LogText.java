package org.cienrich.forge.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.JobLog;
import org.jspecify.annotations.Nullable;

/** The log of a job as GitHub writes it: a byte order mark, and a timestamp before each line. */
final class LogText {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z' ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Job job;
  private final JobLog log;

  LogText(Job job, JobLog log) {
    this.job = job;
    this.log = log;
  }

  /** The log of all steps. */
  byte[] whole() {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    job.steps().forEach(step -> append(text, step));
    return text.toString().getBytes(UTF_8);
  }

  /** The log of one step. */
  byte[] of(Job.Step step) {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    append(text, step);
    return text.toString().getBytes(UTF_8);
  }

  /** Which runner took the job. */
  byte[] system() {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    append(
        text,
        List.of(
            "Requested labels: " + String.join(", ", job.labels()),
            "Waiting for a runner to pick up this job...",
            "Job is about to start running on the hosted runner: "
                + Objects.requireNonNullElse(job.runnerName(), "unknown")),
        job.createdAt(),
        job.startedAt());
    return text.toString().getBytes(UTF_8);
  }

  private void append(StringBuilder text, Job.Step step) {
    Instant from = orElse(step.startedAt(), job.startedAt());
    append(text, lines(step), from, orElse(step.completedAt(), from));
  }

  private static void append(StringBuilder text, List<String> lines, Instant from, Instant to) {
    Duration pause = Duration.between(from, to).dividedBy(Math.max(1, lines.size()));
    Instant at = from;
    for (String line : lines) {
      text.append(TIMESTAMP.format(at)).append(line).append('\n');
      at = at.plus(pause);
    }
  }

  private List<String> lines(Job.Step step) {
    List<String> lines = new ArrayList<>();
    if (step.number() == 1) {
      lines.addAll(
          List.of(
              "Current runner version: '2.317.0'",
              "##[group]Operating System",
              "Ubuntu",
              "22.04.4",
              "LTS",
              "##[endgroup]",
              "Prepare all required actions",
              "Complete job name: " + job.name()));
    }
    section(step).ifPresent(section -> lines.addAll(section.text().lines().toList()));
    if (lines.isEmpty() && step.name().startsWith("Run ")) {
      lines.addAll(List.of("##[group]" + step.name(), "with:", "##[endgroup]"));
    } else if (lines.isEmpty()) {
      lines.add("Cleaning up orphan processes");
    }
    return lines;
  }

  private Optional<JobLog.Section> section(Job.Step step) {
    return log.sections().stream().filter(section -> section.step() == step.number()).findFirst();
  }

  private static Instant orElse(@Nullable Instant instant, Instant otherwise) {
    return instant == null ? otherwise : instant;
  }
}
