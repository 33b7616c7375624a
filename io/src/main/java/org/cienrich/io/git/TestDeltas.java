package org.cienrich.io.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.lang.FileClass;
import org.cienrich.features.lang.FileClassifier;
import org.cienrich.features.lang.Language;
import org.cienrich.features.lang.SourceCounts;
import org.cienrich.io.git.diff.ChangedFile;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.store.FactJournal;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Compares the test definitions of two trees, file by file: the lines that define a test, without
 * comments and with white space collapsed, go through a line diff of their own, so what changes
 * between two tests does not matter. A moved test counts as deleted and added; a renamed file is
 * compared with its former self.
 */
final class TestDeltas {
  /** The line diff takes time in the square of this. */
  private static final int MAX_DEFINITIONS = 20_000;

  private final TreeDiffs diffs;
  private final SourceFiles sources;
  private final FactJournal<TestDelta> known;

  /**
   * @param known what was found before
   */
  TestDeltas(TreeDiffs diffs, SourceFiles sources, FactJournal<TestDelta> known) {
    this.known = known;
    this.diffs = diffs;
    this.sources = sources;
  }

  /** Returns what the new tree adds and deletes; missing for TOO_LARGE if a file has too many. */
  Outcome<TestDelta> between(ObjectId oldTree, ObjectId newTree) throws IOException {
    byte[] key = RepositoryFacts.key(oldTree, newTree);
    TestDelta delta = known.get(key);
    if (delta != null) {
      return Outcome.present(delta);
    }
    Outcome<TestDelta> counted = count(oldTree, newTree);
    if (!diffs.lackedContent()) {
      counted.toOptional().ifPresent(present -> known.put(key, present));
    }
    return counted;
  }

  private Outcome<TestDelta> count(ObjectId oldTree, ObjectId newTree) throws IOException {
    long added = 0;
    long deleted = 0;
    for (ChangedFile file : diffs.files(oldTree, newTree)) {
      List<String> before = definitions(file.pathBefore(), file.oldMode(), file.oldId());
      List<String> after = definitions(file.path(), file.newMode(), file.newId());
      if (before.size() + after.size() > MAX_DEFINITIONS) {
        return Outcome.missing(MissingReason.TOO_LARGE);
      }
      for (Edit edit : compare(before, after)) {
        added += edit.getLengthB();
        deleted += edit.getLengthA();
      }
    }
    return Outcome.present(new TestDelta(added, deleted));
  }

  private List<String> definitions(String path, FileMode mode, ObjectId blob) throws IOException {
    Optional<Language> language = Language.forPath(path);
    if (language.isEmpty()
        || FileClassifier.classify(path) != FileClass.TEST
        || !SourceFiles.isFile(mode)) {
      return List.of();
    }
    return sources
        .countTests(blob, language.get())
        .map(SourceCounts::testDefinitions)
        .orElse(List.of());
  }

  private static List<Edit> compare(List<String> before, List<String> after) {
    return MyersDiff.INSTANCE.diff(RawTextComparator.DEFAULT, text(before), text(after));
  }

  private static RawText text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return new RawText(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
