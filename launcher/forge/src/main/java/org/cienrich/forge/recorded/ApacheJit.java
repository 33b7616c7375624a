package org.cienrich.forge.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/**
 * ApacheJIT's commits, one successful run per commit at its author date. Ids are the positions of
 * the rows over all tables, from 1. The runs have no jobs and took no time.
 */
public final class ApacheJit {

  private static final WorkflowRun.Workflow WORKFLOW =
      new WorkflowRun.Workflow(1, "Commit", ".github/workflows/commit.yml");

  private final Recorder recorder;
  private long row;

  private ApacheJit(Recorder recorder) {
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
    ApacheJit reader = new ApacheJit(recorder);
    Table.forEach(files, reader::add);
    return recorder.world();
  }

  private void add(CSVRecord commit) {
    row++;
    String fullName = commit.get("project");
    long repositoryId = recorder.repository(fullName, null);
    Instant authored = Instant.ofEpochSecond(Long.parseLong(commit.get("author_date")));
    WorkflowRun run =
        new WorkflowRun(
            row,
            1,
            row,
            repositoryId,
            WORKFLOW,
            new WorkflowRun.Head(
                recorder.defaultBranch(fullName), commit.get("commit_id"), null, repositoryId),
            new WorkflowRun.Trigger("push", null, null, List.of()),
            new WorkflowRun.Outcome("completed", "success"),
            new WorkflowRun.Times(authored, authored, authored));
    recorder.add(fullName, run, List.of());
  }
}
