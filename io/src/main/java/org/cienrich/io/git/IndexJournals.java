package org.cienrich.io.git;

import java.io.IOException;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.store.Journal;
import org.cienrich.io.store.MalformedDataException;
import org.cienrich.io.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the index of one repository is kept. What cannot be read or kept is read from git again;
 * that is logged and no failure. Thread-safe.
 */
final class IndexJournals {
  private static final Logger LOG = LoggerFactory.getLogger(IndexJournals.class);
  private static final String KIND = "git-index";

  /** To be raised when {@link CommitSegment} changes, or what it says of a commit. */
  private static final int COMMIT_RULES = 1;

  /** To be raised when {@link PathSegment} changes. */
  private static final int PATH_RULES = 1;

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
  Open commits() {
    return new Open(new Journal(store, KIND, repository + " commits " + COMMIT_RULES));
  }

  /** Opens the journal of the paths that commits change. */
  Open paths() {
    return new Open(
        new Journal(store, KIND, repository + " paths " + PATH_RULES + "." + TreeDiffs.RULES));
  }

  /** Takes in one segment or throws and leaves all as it was. */
  interface Segments {
    void read(byte[] segment) throws MalformedDataException;
  }

  /** One of the journals, from its beginning. */
  final class Open {
    private final Journal journal;

    Open(Journal journal) {
      this.journal = journal;
    }

    /** Passes on all segments; those that are refused count for nothing. */
    void read(Segments segments) {
      try {
        for (var next = journal.next(); next.isPresent(); next = journal.next()) {
          try {
            segments.read(next.get());
          } catch (MalformedDataException refused) {
            LOG.warn(
                "A part of the index of {} is of no use: {}", repository, refused.getMessage());
          }
        }
      } catch (IOException e) {
        LOG.warn("The index of {} cannot be read: {}", repository, e.toString());
      }
    }

    void append(byte[] segment) {
      if (segment.length > Journal.MAX_BYTES) {
        return;
      }
      try {
        journal.append(segment);
      } catch (IOException e) {
        LOG.warn("The index of {} cannot be kept: {}", repository, e.toString());
      }
    }
  }
}
