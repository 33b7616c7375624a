package org.cienrich.io.git;

import java.io.IOException;
import org.cienrich.io.git.diff.TreeDiffs;
import org.eclipse.jgit.lib.ObjectId;

/** Reads the touches of all commits of a mirror, the newest first. */
final class FileTouchesReader {
  private FileTouchesReader() {}

  static FileTouches read(CommitGraph graph, CommitTrees trees, TreeDiffs diffs) {
    FileTouches.Builder touches = new FileTouches.Builder(graph);
    for (int ordinal = 0; ordinal < graph.size(); ordinal++) {
      if (!graph.isMerge(ordinal)) {
        try {
          ObjectId commit = graph.id(ordinal).toObjectId();
          touches.add(ordinal, diffs.files(trees.beforeCommit(commit), trees.ofCommit(commit)));
        } catch (IOException unreadable) {
          touches.addUnreadable(ordinal);
        }
      }
    }
    return touches.build();
  }
}
