package org.cienrich.io.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;

/** The id of a commit with its place in the graph. */
final class CommitNode extends ObjectIdOwnerMap.Entry {
  private int ordinal;

  CommitNode(AnyObjectId id, int ordinal) {
    super(id);
    this.ordinal = ordinal;
  }

  int ordinal() {
    return ordinal;
  }

  void renumber(int newOrdinal) {
    ordinal = newOrdinal;
  }
}
