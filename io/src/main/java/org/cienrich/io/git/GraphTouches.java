package org.cienrich.io.git;

import java.time.Instant;
import java.util.AbstractList;
import java.util.RandomAccess;
import org.cienrich.features.facts.CommitHistory.Touch;

/** Commits of a graph as touches, which look up what they are asked for. */
final class GraphTouches extends AbstractList<Touch> implements RandomAccess {
  private final CommitGraph graph;
  private final int[] ordinals;

  GraphTouches(CommitGraph graph, int[] ordinals) {
    this.graph = graph;
    this.ordinals = ordinals;
  }

  @Override
  public Touch get(int index) {
    return new GraphTouch(graph, ordinals[index]);
  }

  @Override
  public int size() {
    return ordinals.length;
  }

  private record GraphTouch(CommitGraph graph, int ordinal) implements Touch {
    @Override
    public String sha() {
      return graph.sha(ordinal);
    }

    @Override
    public String authorEmail() {
      return graph.authorEmail(ordinal);
    }

    @Override
    public Instant committedAt() {
      return graph.committedAt(ordinal);
    }
  }
}
