package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.Snapshot;
import org.cienrich.features.facts.Snapshot.LanguageTotals;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.lang.FileClass;
import org.cienrich.features.lang.FileClassifier;
import org.cienrich.features.lang.Language;
import org.cienrich.features.lang.SourceCounts;
import org.cienrich.io.git.reference.Git.GitFailedException;

/** The facts that follow from the contents of files. */
final class TreeReference {
  /** Larger files do not count as source. */
  private static final int MAX_BYTES = 10 << 20;

  private static final int BATCH = 500;

  private final Git git;

  /** The same content counts the same in every tree. */
  private final Map<Source, Optional<LanguageTotals>> counted = new HashMap<>();

  TreeReference(Git git) {
    this.git = git;
  }

  /** A source or test file of a tree. */
  private record Source(String blob, Language language, FileClass role) {}

  Snapshot snapshot(String sha) throws GitFailedException {
    List<Source> sources = sourcesOf(sha);
    List<Source> uncounted =
        sources.stream().filter(source -> !counted.containsKey(source)).distinct().toList();
    for (int from = 0; from < uncounted.size(); from += BATCH) {
      countAll(uncounted.subList(from, Math.min(from + BATCH, uncounted.size())));
    }
    Map<String, LanguageTotals> totals = new HashMap<>();
    for (Source source : sources) {
      counted
          .get(source)
          .ifPresent(sum -> totals.merge(source.language.key(), sum, LanguageTotals::plus));
    }
    return new Snapshot(totals);
  }

  private void countAll(List<Source> sources) throws GitFailedException {
    Map<String, byte[]> contents = Blobs.read(git, sources.stream().map(Source::blob).toList());
    for (Source source : sources) {
      counted.put(
          source,
          count(contents.get(source.blob), source.language)
              .map(counts -> totals(source.role, counts)));
    }
  }

  private List<Source> sourcesOf(String sha) throws GitFailedException {
    List<Source> sources = new ArrayList<>();
    for (String entry : GitText.fields(git.ask("ls-tree", "-r", "-z", "--full-tree", sha))) {
      int tab = entry.indexOf('\t');
      String[] modeTypeBlob = entry.substring(0, tab).split(" ", -1);
      String path = GitText.path(entry.substring(tab + 1));
      Optional<Language> language = Language.forPath(path);
      FileClass role = FileClassifier.classify(path);
      if (isFile(modeTypeBlob[0])
          && !FileClassifier.isVendored(path)
          && language.isPresent()
          && (role == FileClass.SOURCE || role == FileClass.TEST)) {
        sources.add(new Source(modeTypeBlob[2], language.get(), role));
      }
    }
    return sources;
  }

  private static LanguageTotals totals(FileClass role, SourceCounts counts) {
    return role == FileClass.TEST
        ? new LanguageTotals(0, 0, 1, counts.code(), counts.testCases(), counts.assertions())
        : new LanguageTotals(1, counts.code(), 0, 0, 0, 0);
  }

  /** Tells whether a mode is that of a file: no symbolic link, submodule or directory. */
  private static boolean isFile(String mode) {
    return mode.startsWith("100");
  }

  private static Optional<SourceCounts> count(byte[] content, Language language) {
    return content.length > MAX_BYTES ? Optional.empty() : SourceCounts.count(content, language);
  }

  TestDelta testDelta(String previous, String sha) throws GitFailedException {
    List<ChangedFile> files = ChangedFile.between(git, previous, sha);
    List<String> blobs = new ArrayList<>();
    for (ChangedFile file : files) {
      if (isTest(file.pathBefore(), file.oldMode())) {
        blobs.add(file.oldBlob());
      }
      if (isTest(file.path(), file.newMode())) {
        blobs.add(file.newBlob());
      }
    }
    Map<String, byte[]> contents = Blobs.read(git, blobs);
    long added = 0;
    long deleted = 0;
    for (ChangedFile file : files) {
      List<String> before =
          isTest(file.pathBefore(), file.oldMode())
              ? tests(file.pathBefore(), contents.get(file.oldBlob()))
              : List.of();
      List<String> after =
          isTest(file.path(), file.newMode())
              ? tests(file.path(), contents.get(file.newBlob()))
              : List.of();
      int kept = longestCommonSubsequence(before, after);
      added += after.size() - kept;
      deleted += before.size() - kept;
    }
    return new TestDelta(added, deleted);
  }

  private static boolean isTest(String path, String mode) {
    return isFile(mode)
        && Language.forPath(path).isPresent()
        && FileClassifier.classify(path) == FileClass.TEST;
  }

  private static List<String> tests(String path, byte[] content) {
    return count(content, Language.forPath(path).orElseThrow())
        .map(SourceCounts::testDefinitions)
        .orElse(List.of());
  }

  static int longestCommonSubsequence(List<String> left, List<String> right) {
    int[] above = new int[right.size() + 1];
    for (String line : left) {
      int[] row = new int[right.size() + 1];
      for (int at = 1; at <= right.size(); at++) {
        row[at] =
            line.equals(right.get(at - 1)) ? above[at - 1] + 1 : Math.max(row[at - 1], above[at]);
      }
      above = row;
    }
    return above[right.size()];
  }

  List<FileChange> withLinesBefore(List<ChangedFile> files) throws GitFailedException {
    Map<String, byte[]> contents =
        Blobs.read(
            git,
            files.stream()
                .filter(file -> !file.binary())
                .filter(file -> !file.oldMode().equals(ChangedFile.NOTHING))
                .filter(file -> !file.oldMode().equals(ChangedFile.SUBMODULE))
                .map(ChangedFile::oldBlob)
                .toList());
    List<FileChange> changes = new ArrayList<>();
    for (ChangedFile file : files) {
      long lines =
          switch (file.oldMode()) {
            case ChangedFile.NOTHING -> 0;
            case ChangedFile.SUBMODULE -> 1;
            default -> file.binary() ? 0 : lines(contents.get(file.oldBlob()));
          };
      changes.add(file.with(lines));
    }
    return changes;
  }

  /** Counts lines; a last one without a newline counts. */
  private static long lines(byte[] content) {
    long lines = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n' || at == content.length - 1) {
        lines++;
      }
    }
    return lines;
  }
}
