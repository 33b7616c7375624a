package org.cienrich.io.git;

import java.time.Instant;
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
  private final CommitInfo headInfo;
  private final BitSet commits;

  GraphHistory(CommitGraph graph, Supplier<FileTouches> touches, int head) {
    this.graph = graph;
    this.touches = touches;
    this.head = head;
    this.headInfo = graph.info(head);
    this.commits = graph.reachableFrom(head);
  }

  @Override
  public CommitInfo head() {
    return headInfo;
  }

  @Override
  public long commitCount() {
    return commits.cardinality();
  }

  @Override
  public Instant earliestCommitAt() {
    return graph.earliestCommittedAt(head);
  }

  @Override
  public List<Touch> commitsBy(String email) {
    return new GraphTouches(graph, graph.commitsBy(email, commits));
  }

  @Override
  public List<Touch> touches(String sha, String path) {
    return new GraphTouches(graph, touches.get().before(ordinalOf(sha), path));
  }

  @Override
  public Set<String> topDirectories(String sha) {
    return touches.get().topDirectories(ordinalOf(sha));
  }

  @Override
  public Set<String> topDirectories(Touch touch) {
    return touches.get().topDirectories(checked(touch.ordinal(), touch));
  }

  private int ordinalOf(String sha) {
    return checked(graph.ordinalOf(sha), sha);
  }

  private int checked(int ordinal, Object commit) {
    if (ordinal < 0 || !commits.get(ordinal)) {
      throw new IllegalArgumentException("Not the built commit or an ancestor: " + commit);
    }
    return ordinal;
  }
}
