package org.cienrich.io.git;

import java.util.List;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.lang.Language;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.FactJournal;
import org.cienrich.io.store.Journal;
import org.cienrich.io.store.SoftlyKept;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;

/**
 * What was found out about the trees and files of one repository, by their ids, and so true
 * forever. Shared by all views of this process that use the same cache, while memory lasts.
 * Thread-safe.
 */
final class RepositoryFacts {
  private static final String KIND = "git-facts";

  /** To be raised when the rules of {@link TreeTotals} or {@link TestDeltas} change. */
  private static final int TREE_RULES = 1;

  /** Names the rules by which all facts of git are found. */
  static final String RULES =
      "diffs %s languages %s trees %s commits %s paths %s"
          .formatted(
              TreeDiffs.RULES,
              Language.RULES,
              TREE_RULES,
              IndexJournals.COMMIT_RULES,
              IndexJournals.PATH_RULES);

  private static final SoftlyKept<Place, RepositoryFacts> KEPT = new SoftlyKept<>();

  private record Place(Cache cache, String repository) {}

  private final FactJournal<List<FileChange>> changes;
  private final FactJournal<Snapshot> snapshots;
  private final FactJournal<TestDelta> testDeltas;
  private final FactJournal<SourceSize> sources;

  private RepositoryFacts(Store store, String repository) {
    String rulesOfTrees = Language.RULES + "." + TREE_RULES;
    this.changes =
        new FactJournal<>(
            new Journal(store, KIND, repository + " changes " + TreeDiffs.RULES),
            FactCodecs.CHANGES);
    this.snapshots =
        new FactJournal<>(
            new Journal(store, KIND, repository + " snapshots " + rulesOfTrees),
            FactCodecs.SNAPSHOT);
    this.testDeltas =
        new FactJournal<>(
            new Journal(store, KIND, repository + " tests " + rulesOfTrees + "." + TreeDiffs.RULES),
            FactCodecs.TEST_DELTA);
    this.sources =
        new FactJournal<>(
            new Journal(store, KIND, repository + " sources " + Language.RULES),
            FactCodecs.SOURCE_SIZE);
  }

  /**
   * Returns the facts with all that the cache has now.
   *
   * @param repository names the repository among those of the cache
   */
  static RepositoryFacts of(Cache cache, String repository) {
    RepositoryFacts facts =
        KEPT.get(
            new Place(cache, repository), () -> new RepositoryFacts(cache.store(), repository));
    facts.changes.refresh();
    facts.snapshots.refresh();
    facts.testDeltas.refresh();
    facts.sources.refresh();
    return facts;
  }

  /** Returns what to call a fact about some objects. */
  static byte[] key(AnyObjectId... ids) {
    byte[] key = new byte[ids.length * Constants.OBJECT_ID_LENGTH];
    for (int at = 0; at < ids.length; at++) {
      ids[at].copyRawTo(key, at * Constants.OBJECT_ID_LENGTH);
    }
    return key;
  }

  /** What differs between two trees, by their ids, the old one first; by one id from nothing. */
  FactJournal<List<FileChange>> changes() {
    return changes;
  }

  /** What trees contain, by id. */
  FactJournal<Snapshot> snapshots() {
    return snapshots;
  }

  /** Tests in which two trees differ, by their ids, the old one first. */
  FactJournal<TestDelta> testDeltas() {
    return testDeltas;
  }

  /** How large files are, by id, language and use. */
  FactJournal<SourceSize> sources() {
    return sources;
  }

  /** Writes what was found out. */
  void flush() {
    changes.flush();
    snapshots.flush();
    testDeltas.flush();
    sources.flush();
  }
}
