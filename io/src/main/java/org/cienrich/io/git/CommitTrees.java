package org.cienrich.io.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Tells the trees of commits. Not thread-safe. */
final class CommitTrees implements AutoCloseable {
  private final RevWalk walk;

  CommitTrees(ObjectReader reader) {
    this.walk = new RevWalk(reader);
  }

  ObjectId ofCommit(ObjectId commit) throws IOException {
    return walk.parseCommit(commit).getTree();
  }

  /** Returns the tree of the first parent; null for a root. */
  @Nullable ObjectId beforeCommit(ObjectId commit) throws IOException {
    RevCommit parsed = walk.parseCommit(commit);
    return parsed.getParentCount() == 0 ? null : ofCommit(parsed.getParent(0));
  }

  @Override
  public void close() {
    walk.close();
  }
}
