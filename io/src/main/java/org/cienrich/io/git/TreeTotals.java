package org.cienrich.io.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.lang.FileClass;
import org.cienrich.features.lang.FileClassifier;
import org.cienrich.features.lang.Language;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.git.object.GitPaths;
import org.cienrich.io.store.FactJournal;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the source and test files of trees. What was counted is remembered by tree, directory
 * and file, so a tree costs what differs from those before it. Not thread-safe.
 */
final class TreeTotals {
  private static final int MAX_DIRECTORIES_KEPT = 20_000;
  private static final int MAX_PATHS_KEPT = 50_000;

  /** Trees can name a subtree over and over, so that few objects make endless paths. */
  private static final int MAX_ENTRIES = 5_000_000;

  private final GitObjects objects;
  private final SourceFiles files;
  private final FactJournal<Snapshot> known;
  private final RecentlyUsed<Directory, Map<String, LanguageTotals>> directories =
      RecentlyUsed.ofCount(MAX_DIRECTORIES_KEPT);
  private final RecentlyUsed<String, Role> roles = RecentlyUsed.ofCount(MAX_PATHS_KEPT);
  private int entriesLeft;

  /**
   * @param known trees that were counted before
   */
  TreeTotals(GitObjects objects, SourceFiles files, FactJournal<Snapshot> known) {
    this.objects = objects;
    this.files = files;
    this.known = known;
  }

  /** The class of a file follows from its path, so the same tree may count twice. */
  private record Directory(String prefix, ObjectId tree) {}

  /** What a file counts as by its path; a null language stands for nothing. */
  private record Role(@Nullable Language language, boolean isTest) {
    static final Role NONE = new Role(null, false);

    static Role of(String path) {
      FileClass fileClass = FileClassifier.classify(path);
      boolean counts = fileClass == FileClass.SOURCE || fileClass == FileClass.TEST;
      return counts && !FileClassifier.isVendored(path)
          ? new Role(Language.forPath(path).orElse(null), fileClass == FileClass.TEST)
          : NONE;
    }
  }

  /**
   * Returns the sums of a tree.
   *
   * @throws LargeObjectException if it has too many files
   */
  Snapshot of(ObjectId tree) throws IOException {
    byte[] key = RepositoryFacts.key(tree);
    Snapshot snapshot = known.get(key);
    if (snapshot == null) {
      entriesLeft = MAX_ENTRIES;
      snapshot = new Snapshot(of(new Directory("", tree)));
      known.put(key, snapshot);
    }
    return snapshot;
  }

  private Map<String, LanguageTotals> of(Directory directory) throws IOException {
    Map<String, LanguageTotals> totals = directories.get(directory);
    if (totals != null) {
      return totals;
    }
    totals = new HashMap<>();
    CanonicalTreeParser entries = new CanonicalTreeParser();
    entries.reset(objects.tree(directory.tree));
    for (; !entries.eof(); entries.next()) {
      if (entriesLeft-- == 0) {
        throw new LargeObjectException(directory.tree);
      }
      add(directory.prefix, entries, totals);
    }
    directories.put(directory, totals);
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
    } else if (SourceFiles.isFile(mode)) {
      Role role = roleOf(path);
      if (role.language != null) {
        addFile(entry.getEntryObjectId(), role.language, role.isTest, totals);
      }
    }
  }

  private Role roleOf(String path) {
    Role role = roles.get(path);
    if (role == null) {
      role = Role.of(path);
      roles.put(path, role);
    }
    return role;
  }

  private void addFile(
      ObjectId blob, Language language, boolean isTest, Map<String, LanguageTotals> totals)
      throws IOException {
    SourceSize size = files.size(blob, language, isTest);
    if (size.isText()) {
      LanguageTotals file =
          isTest
              ? new LanguageTotals(0, 0, 1, size.code(), size.testCases(), size.assertions())
              : new LanguageTotals(1, size.code(), 0, 0, 0, 0);
      totals.merge(language.key(), file, LanguageTotals::plus);
    }
  }
}
