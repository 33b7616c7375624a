package org.cienrich.transforms;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Scanners;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;

/**
 * Scanners that count as many lines of code, and as many vulnerabilities, as the number of the
 * tree, and remember what they were asked. Trivy breaks on some trees.
 *
 * @param name tells the scanners of one test from those of another, as workers find them by it
 */
record RecordingScanners(String name, List<ScanTool> tools, String brokenTree) implements Scanners {
  private static final Map<String, List<String>> SCANNED = new ConcurrentHashMap<>();

  /** Returns what was scanned, as {@code tool tree commit}, in the order of the calls. */
  List<String> scanned() {
    return SCANNED.getOrDefault(name, List.of());
  }

  @Override
  public int parallelism(ScanTool tool) {
    return tool == ScanTool.TRIVY ? 1 : 3;
  }

  @Override
  public ScanResult scan(ScanTool tool, CommitToScan commit, WorktreeSource files) {
    SCANNED
        .computeIfAbsent(name, key -> new CopyOnWriteArrayList<>())
        .add(tool.toolName() + " " + commit.treeId() + " " + commit.commitSha());
    if (tool == ScanTool.TRIVY && commit.treeId().equals(brokenTree)) {
      return ScanResult.failed(tool, "trivy 0", MissingReason.TIMEOUT, "took too long", 600.0);
    }
    String number = commit.treeId().substring("tree-".length());
    return ScanResult.completed(
        tool,
        tool.toolName() + " 0",
        ScanMetrics.of(
            tool == ScanTool.TRIVY ? Map.of("vuln_total", number) : Map.of("ncloc", number)),
        1.0);
  }
}
