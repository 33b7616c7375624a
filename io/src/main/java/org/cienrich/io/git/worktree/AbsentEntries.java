package org.cienrich.io.git.worktree;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.git.object.GitPaths;

/** What of a tree is not written: the first thousand, and how many more. Not thread-safe. */
final class AbsentEntries {
  private static final int MAX_NAMED = 1000;

  private final List<String> named = new ArrayList<>();
  private int others;

  void add(byte[] path, String reason) {
    if (named.size() < MAX_NAMED) {
      named.add(GitPaths.decode(path) + ": " + reason);
    } else {
      others++;
    }
  }

  List<String> list() {
    List<String> all = new ArrayList<>(named);
    if (others > 0) {
      all.add("...: " + others + " more");
    }
    return List.copyOf(all);
  }
}
