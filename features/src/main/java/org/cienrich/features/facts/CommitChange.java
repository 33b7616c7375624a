package org.cienrich.features.facts;

import java.util.List;

/** What one commit changes against its first parent; a root commit against the empty tree. */
public record CommitChange(CommitInfo commit, List<FileChange> files) {
  public CommitChange {
    files = List.copyOf(files);
  }
}
