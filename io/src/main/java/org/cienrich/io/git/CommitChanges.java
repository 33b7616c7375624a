package org.cienrich.io.git;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileChange;

/** What commits change, each asked of git once while it is among the recent ones. */
final class CommitChanges {
  private static final long MAX_FILES_KEPT = 200_000;

  private final CommitGraph graph;
  private final LineDiffs diffs;
  private final RecentlyUsed<Integer, Outcome<List<TreeEntryChange>>> known =
      new RecentlyUsed<>(MAX_FILES_KEPT, diff -> 10L + diff.toOptional().map(List::size).orElse(0));

  CommitChanges(CommitGraph graph, LineDiffs diffs) {
    this.graph = graph;
    this.diffs = diffs;
  }

  /** Returns the changes against the first parent, with the ids of the files. */
  Outcome<List<TreeEntryChange>> entries(int commit) {
    Outcome<List<TreeEntryChange>> diff = known.get(commit);
    if (diff == null) {
      diff = diffs.ofCommit(graph.sha(commit));
      known.put(commit, diff);
    }
    return diff;
  }

  Outcome<CommitChange> change(int commit) {
    Outcome<List<TreeEntryChange>> diff = entries(commit);
    if (diff instanceof Outcome.Present<List<TreeEntryChange>> present) {
      List<FileChange> files = present.value().stream().map(TreeEntryChange::change).toList();
      return Outcome.present(new CommitChange(graph.info(commit), files));
    }
    return Outcome.missing(reasonOf(diff));
  }

  /** Returns what all the commits change; missing if that of one of them is. */
  Outcome<BuiltChanges> changes(List<String> shas) {
    List<CommitChange> changes = new ArrayList<>(shas.size());
    for (String sha : shas) {
      int commit = graph.ordinalOf(sha);
      if (commit < 0) {
        return Outcome.missing(MissingReason.COMMIT_GONE);
      }
      Outcome<CommitChange> change = change(commit);
      if (change instanceof Outcome.Present<CommitChange> present) {
        changes.add(present.value());
      } else {
        return Outcome.missing(reasonOf(change));
      }
    }
    return Outcome.present(new BuiltChanges(changes));
  }

  private static MissingReason reasonOf(Outcome<?> outcome) {
    return ((Outcome.Missing<?>) outcome).reason();
  }
}
