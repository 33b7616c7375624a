package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.features.ports.Scanners;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.tables.DeadLetter;

/** Scans the commits of one lane one after the other, oldest first; see {@link ScanCommits}. */
final class ScanTrees extends DoFn<KV<ScanCommits.Lane, Iterable<CommitTask>>, ScannedCommit> {
  private static final String STAGE = "scan";

  private final Counter done = Progress.TREES_SCANNED.counter();
  private final Counter failed = Progress.TREES_SCANNED.failures();
  private final Scanners scanners;
  private final Repositories repositories;
  private final ScanCommits.Outputs outputs;

  ScanTrees(Scanners scanners, Repositories repositories, ScanCommits.Outputs outputs) {
    this.scanners = scanners;
    this.repositories = repositories;
    this.outputs = outputs;
  }

  @ProcessElement
  public void process(
      @Element KV<ScanCommits.Lane, Iterable<CommitTask>> lane, MultiOutputReceiver out) {
    ScanTool tool = lane.getKey().tool();
    List<CommitTask> tasks = new ArrayList<>();
    lane.getValue().forEach(tasks::add);
    tasks.sort(Comparator.comparing(CommitTask::commit, CommitToScan.BY_AGE));
    Map<String, List<CommitTask>> byTree = new LinkedHashMap<>();
    tasks.forEach(
        task -> byTree.computeIfAbsent(task.treeKey(), tree -> new ArrayList<>()).add(task));
    for (List<CommitTask> sameTree : byTree.values()) {
      CommitTask oldest = sameTree.get(0);
      ScanResult result = scanners.scan(tool, oldest.commit(), () -> files(oldest));
      (result.isCompleted() ? done : failed).inc();
      for (CommitTask task : sameTree) {
        out.get(outputs.scanned).output(new ScannedCommit(task.commit(), result));
        for (UnitMember build : task.builds()) {
          out.get(outputs.ofBuilds)
              .output(KV.of(build.unitKey(), BuildScan.of(build.buildKey(), result)));
        }
        if (!result.isCompleted()) {
          out.get(outputs.failures).output(deadLetter(task, result));
        }
      }
    }
  }

  /** The view stays open with the files. */
  private Worktree files(CommitTask task) throws RepositoryUnavailableException {
    RepositoryView view =
        repositories.open(task.commit().repository(), task.builtShas(), task.pullRequests());
    try {
      return new OpenWorktree(view, view.worktree(task.commit().commitSha()));
    } catch (RepositoryUnavailableException | RuntimeException | Error e) {
      view.close();
      throw e;
    }
  }

  private static DeadLetter deadLetter(CommitTask task, ScanResult result) {
    String reason = String.valueOf(result.reason());
    return new DeadLetter(
        null,
        task.key(),
        STAGE,
        reason.toLowerCase(Locale.ROOT),
        "No scan by " + result.tool().toolName() + ": " + result.message(),
        null);
  }

  private record OpenWorktree(RepositoryView view, Worktree files) implements Worktree {
    @Override
    public java.nio.file.Path folder() {
      return files.folder();
    }

    @Override
    public List<String> absent() {
      return files.absent();
    }

    @Override
    public void close() {
      try (view) {
        files.close();
      }
    }
  }
}
