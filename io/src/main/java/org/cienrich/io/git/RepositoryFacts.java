package org.cienrich.io.git;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.io.store.FactJournal;
import org.cienrich.io.store.Journal;
import org.cienrich.io.store.LocalStore;
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

  /** To be raised when the rules of {@link org.cienrich.io.git.diff} change. */
  private static final int CHANGE_RULES = 1;

  /** To be raised when the rules of the languages change. */
  private static final int SOURCE_RULES = 1;

  /** To be raised when the classes of paths, or the rules of {@link TreeTotals} change. */
  private static final int SNAPSHOT_RULES = 1;

  private static final int MAX_KEPT = 8;
  private static final Map<String, SoftReference<RepositoryFacts>> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, SoftReference<RepositoryFacts>> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final FactJournal<List<FileChange>> changes;
  private final FactJournal<Snapshot> snapshots;
  private final FactJournal<TestDelta> testDeltas;
  private final FactJournal<SourceSize> sources;

  private RepositoryFacts(Store store, String repository) {
    String rulesOfTrees = SOURCE_RULES + "." + SNAPSHOT_RULES;
    this.changes =
        new FactJournal<>(
            new Journal(store, KIND, repository + " changes " + CHANGE_RULES), FactCodecs.CHANGES);
    this.snapshots =
        new FactJournal<>(
            new Journal(store, KIND, repository + " snapshots " + rulesOfTrees),
            FactCodecs.SNAPSHOT);
    this.testDeltas =
        new FactJournal<>(
            new Journal(store, KIND, repository + " tests " + rulesOfTrees + "." + CHANGE_RULES),
            FactCodecs.TEST_DELTA);
    this.sources =
        new FactJournal<>(
            new Journal(store, KIND, repository + " sources " + SOURCE_RULES),
            FactCodecs.SOURCE_SIZE);
  }

  /**
   * Returns the facts with all that the cache has now.
   *
   * @param repository names the repository among those of the cache
   */
  static RepositoryFacts of(Path cacheDir, String repository) {
    String key = cacheDir.toAbsolutePath().normalize() + " " + repository;
    RepositoryFacts facts;
    synchronized (KEPT) {
      SoftReference<RepositoryFacts> kept = KEPT.get(key);
      facts = kept == null ? null : kept.get();
      if (facts == null) {
        facts = new RepositoryFacts(new LocalStore(cacheDir), repository);
        KEPT.put(key, new SoftReference<>(facts));
      }
    }
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
