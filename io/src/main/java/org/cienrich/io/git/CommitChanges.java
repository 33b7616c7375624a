package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileChange;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.store.RecentlyUsed;

/** What commits change against their first parents, each compared once while it is recent. */
final class CommitChanges {
  private static final long MAX_FILES_KEPT = 200_000;

  private final CommitGraph graph;
  private final TreeDiffs diffs;
  private final RecentlyUsed<Integer, List<FileChange>> known =
      new RecentlyUsed<>(MAX_FILES_KEPT, files -> 10L + files.size());

  CommitChanges(CommitGraph graph, TreeDiffs diffs) {
    this.graph = graph;
    this.diffs = diffs;
  }

  CommitChange change(int commit) throws IOException {
    List<FileChange> files = known.get(commit);
    if (files == null) {
      files = diffs.changes(graph.treeBefore(commit), graph.tree(commit));
      known.put(commit, files);
    }
    return new CommitChange(graph.info(commit), files);
  }

  /** Returns what all the commits change; missing if one of them is not in the graph. */
  Outcome<BuiltChanges> changes(List<String> shas) throws IOException {
    List<CommitChange> changes = new ArrayList<>(shas.size());
    for (String sha : shas) {
      int commit = graph.ordinalOf(sha);
      if (commit < 0) {
        return Outcome.missing(MissingReason.COMMIT_GONE);
      }
      changes.add(change(commit));
    }
    return Outcome.present(new BuiltChanges(changes));
  }
}
