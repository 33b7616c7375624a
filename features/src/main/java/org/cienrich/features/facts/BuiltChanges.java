package org.cienrich.features.facts;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commits that a build covers, the built commit first, with what each changes. */
public record BuiltChanges(List<CommitChange> commits) {
  public BuiltChanges {
    commits = List.copyOf(commits);
  }

  /** Returns the changes of all commits in all files, those of the built commit first. */
  public Stream<FileChange> files() {
    return commits.stream().flatMap(change -> change.files().stream());
  }

  /** Returns the SHAs of the commits. */
  public Set<String> shas() {
    return commits.stream()
        .map(change -> change.commit().sha())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the e-mails of the authors of the commits, as in {@link Person#email()}. */
  public Set<String> authors() {
    return commits.stream()
        .map(change -> change.commit().author().email())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
