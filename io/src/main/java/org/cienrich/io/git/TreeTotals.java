package org.cienrich.io.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.lang.FileClass;
import org.cienrich.features.lang.FileClassifier;
import org.cienrich.features.lang.Language;
import org.cienrich.features.lang.SourceCounts;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.git.object.GitPaths;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Sums over the source and test files of trees. What was counted is remembered by directory and by
 * blob, so a tree costs what differs from those before it. Not thread-safe.
 */
final class TreeTotals {
  private static final int MAX_TREES_KEPT = 50_000;
  private static final int MAX_BLOBS_KEPT = 200_000;

  /** Trees can name a subtree over and over, so that few objects make endless paths. */
  private static final int MAX_ENTRIES = 5_000_000;

  private static final LanguageTotals NOTHING = new LanguageTotals(0, 0, 0, 0, 0, 0);

  private final GitObjects objects;
  private final SourceFiles files;
  private final RecentlyUsed<Directory, Map<String, LanguageTotals>> trees =
      RecentlyUsed.ofCount(MAX_TREES_KEPT);
  private final RecentlyUsed<Source, LanguageTotals> counted = RecentlyUsed.ofCount(MAX_BLOBS_KEPT);
  private int entriesLeft;

  TreeTotals(GitObjects objects, SourceFiles files) {
    this.objects = objects;
    this.files = files;
  }

  /** The class of a file follows from its path, so the same tree may count twice. */
  private record Directory(String prefix, ObjectId tree) {}

  private record Source(ObjectId blob, Language language, FileClass role) {}

  /**
   * Returns the sums by language key.
   *
   * @throws LargeObjectException if the tree has too many files
   */
  Map<String, LanguageTotals> of(ObjectId tree) throws IOException {
    entriesLeft = MAX_ENTRIES;
    return of(new Directory("", tree.copy()));
  }

  private Map<String, LanguageTotals> of(Directory directory) throws IOException {
    Map<String, LanguageTotals> known = trees.get(directory);
    if (known != null) {
      return known;
    }
    Map<String, LanguageTotals> totals = new HashMap<>();
    CanonicalTreeParser entries = new CanonicalTreeParser();
    entries.reset(objects.tree(directory.tree));
    for (; !entries.eof(); entries.next()) {
      if (entriesLeft-- == 0) {
        throw new LargeObjectException(directory.tree);
      }
      add(directory.prefix, entries, totals);
    }
    trees.put(directory, totals);
    return totals;
  }

  private void add(String prefix, CanonicalTreeParser entry, Map<String, LanguageTotals> totals)
      throws IOException {
    byte[] name = new byte[entry.getNameLength()];
    entry.getName(name, 0);
    String path = prefix + GitPaths.decode(name);
    FileMode mode = entry.getEntryFileMode();
    if (FileMode.TREE.equals(mode.getBits())) {
      String below = path + "/";
      if (!FileClassifier.isVendored(below + "file")) {
        of(new Directory(below, entry.getEntryObjectId()))
            .forEach((language, sum) -> totals.merge(language, sum, LanguageTotals::plus));
      }
    } else if (SourceFiles.isFile(mode) && !FileClassifier.isVendored(path)) {
      addFile(path, entry.getEntryObjectId(), totals);
    }
  }

  private void addFile(String path, ObjectId blob, Map<String, LanguageTotals> totals)
      throws IOException {
    Optional<Language> language = Language.forPath(path);
    FileClass role = FileClassifier.classify(path);
    if (language.isEmpty() || (role != FileClass.SOURCE && role != FileClass.TEST)) {
      return;
    }
    LanguageTotals sum = count(new Source(blob, language.get(), role));
    if (!sum.equals(NOTHING)) {
      totals.merge(language.get().key(), sum, LanguageTotals::plus);
    }
  }

  private LanguageTotals count(Source source) throws IOException {
    LanguageTotals known = counted.get(source);
    if (known == null) {
      known =
          files
              .count(source.blob, source.language)
              .map(counts -> totals(source.role, counts))
              .orElse(NOTHING);
      counted.put(source, known);
    }
    return known;
  }

  private static LanguageTotals totals(FileClass role, SourceCounts counts) {
    return role == FileClass.TEST
        ? new LanguageTotals(0, 0, 1, counts.code(), counts.testCases(), counts.assertions())
        : new LanguageTotals(1, counts.code(), 0, 0, 0, 0);
  }
}
