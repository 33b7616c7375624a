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
import org.cienrich.io.store.FactJournal;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.lib.ObjectId;

/** What commits change against their first parents, each found out once. Not thread-safe. */
final class CommitChanges {
  private static final long MAX_FILES_KEPT = 50_000;

  private final CommitGraph graph;
  private final TreeDiffs diffs;
  private final FactJournal<List<FileChange>> known;
  private final RecentlyUsed<Integer, CommitChange> recent =
      new RecentlyUsed<>(MAX_FILES_KEPT, change -> 10L + change.files().size());

  CommitChanges(CommitGraph graph, TreeDiffs diffs, FactJournal<List<FileChange>> known) {
    this.graph = graph;
    this.diffs = diffs;
    this.known = known;
  }

  CommitChange change(int commit) throws IOException {
    CommitChange change = recent.get(commit);
    if (change == null) {
      change = new CommitChange(graph.info(commit), files(commit));
      recent.put(commit, change);
    }
    return change;
  }

  private List<FileChange> files(int commit) throws IOException {
    ObjectId before = graph.treeBefore(commit);
    ObjectId after = graph.tree(commit);
    byte[] key = before == null ? RepositoryFacts.key(after) : RepositoryFacts.key(before, after);
    List<FileChange> files = known.get(key);
    if (files == null) {
      files = diffs.changes(before, after);
      boolean whole =
          !diffs.lackedContent()
              && files.stream().allMatch(file -> file.lines() instanceof Outcome.Present);
      if (whole) {
        known.put(key, files);
      }
    }
    return files;
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
