package org.cienrich.features.facts;

import java.util.List;

/** The commits that a build covers, the built commit first, with what each changes. */
public record BuiltChanges(List<CommitChange> commits) {
  public BuiltChanges {
    commits = List.copyOf(commits);
  }
}
