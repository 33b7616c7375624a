package org.cienrich.io.git;

import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.store.Journal;
import org.cienrich.io.store.Store;

/** Where the index of one repository is kept. Thread-safe. */
final class IndexJournals {
  private static final String KIND = "git-index";

  /** To be raised when {@link CommitSegment} changes, or what it says of a commit. */
  static final int COMMIT_RULES = 1;

  /** To be raised when {@link PathSegment} changes. */
  static final int PATH_RULES = 1;

  private final Store store;
  private final String repository;

  /**
   * @param repository names the repository among those of the store
   */
  IndexJournals(Store store, String repository) {
    this.store = store;
    this.repository = repository;
  }

  String repository() {
    return repository;
  }

  /** Opens the journal of what commits say of themselves. */
  Journal commits() {
    return new Journal(store, KIND, repository + " commits " + COMMIT_RULES);
  }

  /** Opens the journal of the paths that commits change. */
  Journal paths() {
    return new Journal(store, KIND, repository + " paths " + PATH_RULES + "." + TreeDiffs.RULES);
  }
}
