package org.cienrich.forge.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * TravisTorrent's builds as workflow runs. Of several rows with one build id the first counts. The
 * tables do not name the fork of a pull request: the repository itself stands for it.
 */
public final class TravisTorrent {

  private static final WorkflowRun.Workflow WORKFLOW =
      new WorkflowRun.Workflow(1, "Travis CI", ".travis.yml");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Recorder recorder;

  private TravisTorrent(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Reads tables, which may be compressed ({@code *.gz}).
   *
   * @param gitUrlTemplate where the repositories' mirrors are
   * @throws IOException when a table or a row cannot be read; the message names file and line
   */
  public static World read(List<Path> files, String gitUrlTemplate) throws IOException {
    Recorder recorder = new Recorder(new DefaultBranches(gitUrlTemplate));
    TravisTorrent reader = new TravisTorrent(recorder);
    Table.forEach(files, reader::add);
    return recorder.world();
  }

  private void add(CSVRecord row) {
    long id = Long.parseLong(row.get("tr_build_id"));
    if (recorder.knows(id)) {
      return;
    }
    String fullName = row.get("gh_project_name");
    long repositoryId = recorder.repository(fullName, row.get("gh_lang"));
    Instant started =
        LocalDateTime.parse(row.get("gh_build_started_at"), TIME).toInstant(ZoneOffset.UTC);
    Instant completed = completed(row, started);
    WorkflowRun run =
        new WorkflowRun(
            id,
            1,
            Long.parseLong(row.get("tr_build_number")),
            repositoryId,
            WORKFLOW,
            new WorkflowRun.Head(
                row.get("git_branch"), row.get("git_trigger_commit"), null, repositoryId),
            trigger(row, repositoryId),
            new WorkflowRun.Outcome("completed", conclusion(row.get("tr_status"))),
            new WorkflowRun.Times(started, started, completed == null ? started : completed));
    recorder.add(fullName, run, completed == null ? List.of() : jobs(row, run, completed));
  }

  /** When it ended, or null where the table does not tell how long it took. */
  private static @Nullable Instant completed(CSVRecord row, Instant started) {
    String duration = row.get("tr_duration");
    return duration.isEmpty() ? null : started.plusSeconds((long) Double.parseDouble(duration));
  }

  private static WorkflowRun.Trigger trigger(CSVRecord row, long repositoryId) {
    if (!row.get("gh_is_pr").equalsIgnoreCase("true")) {
      return new WorkflowRun.Trigger("push", null, null, List.of());
    }
    return new WorkflowRun.Trigger("pull_request", null, null, pullRequests(row, repositoryId));
  }

  private static List<WorkflowRun.PullRequest> pullRequests(CSVRecord row, long repositoryId) {
    String number = row.get("gh_pull_req_num");
    if (number.isEmpty()) {
      return List.of();
    }
    String head = row.get("git_trigger_commit");
    String mergedInto = row.get("tr_virtual_merged_into");
    String branch = row.get("git_branch");
    long pull = (long) Double.parseDouble(number);
    return List.of(
        new WorkflowRun.PullRequest(
            repositoryId * 1_000_000 + pull,
            pull,
            new WorkflowRun.PullRequest.Side(branch, head, repositoryId),
            new WorkflowRun.PullRequest.Side(
                branch, mergedInto.isEmpty() ? head : mergedInto, repositoryId)));
  }

  private static String conclusion(String status) {
    return switch (status) {
      case "passed" -> "success";
      case "failed", "errored" -> "failure";
      case "canceled" -> "cancelled";
      default -> throw new IllegalArgumentException("Unknown tr_status: " + status);
    };
  }

  /** One job per id in the table; each took as long as the build and ended like it. */
  private static List<Job> jobs(CSVRecord row, WorkflowRun run, Instant completed) {
    Instant started = run.times().runStartedAt();
    return NUMBER
        .matcher(row.get("tr_jobs"))
        .results()
        .map(MatchResult::group)
        .map(
            id ->
                new Job(
                    Long.parseLong(id),
                    run.id(),
                    1,
                    "job " + id,
                    "completed",
                    run.outcome().conclusion(),
                    started,
                    started,
                    completed,
                    List.of(),
                    List.of(),
                    null))
        .toList();
  }
}
