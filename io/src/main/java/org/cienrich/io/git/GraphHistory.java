package org.cienrich.io.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitInfo;

/** A commit and its ancestors in the graph of its mirror. */
final class GraphHistory implements CommitHistory {
  private final CommitGraph graph;
  private final Supplier<FileTouches> touches;
  private final int head;
  private final BitSet commits;

  GraphHistory(CommitGraph graph, Supplier<FileTouches> touches, int head) {
    this.graph = graph;
    this.touches = touches;
    this.head = head;
    this.commits = graph.reachableFrom(head);
  }

  @Override
  public CommitInfo head() {
    return graph.info(head);
  }

  @Override
  public long commitCount() {
    return commits.cardinality();
  }

  @Override
  public Instant earliestCommitAt() {
    return Instant.ofEpochSecond(
        commits.stream().mapToLong(graph::committedSeconds).min().orElseThrow());
  }

  @Override
  public List<Touch> commitsBy(String email) {
    return graph.commitsBy(email, commits).stream().map(this::touch).toList();
  }

  @Override
  public List<Touch> touches(String sha, String path) {
    BitSet touched = touches.get().before(ordinalOf(sha), path);
    List<Touch> newestFirst = new ArrayList<>(touched.cardinality());
    for (int at = touched.length() - 1; at >= 0; at = touched.previousSetBit(at - 1)) {
      newestFirst.add(touch(at));
    }
    return newestFirst;
  }

  @Override
  public Set<String> topDirectories(String sha) {
    return touches.get().topDirectories(ordinalOf(sha));
  }

  private int ordinalOf(String sha) {
    int ordinal = graph.ordinalOf(sha);
    if (ordinal < 0 || !commits.get(ordinal)) {
      throw new IllegalArgumentException("Not the built commit or an ancestor: " + sha);
    }
    return ordinal;
  }

  private Touch touch(int ordinal) {
    return new Touch(
        ordinal, graph.sha(ordinal), graph.authorEmail(ordinal), graph.committedAt(ordinal));
  }
}
