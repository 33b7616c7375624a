package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.facts.FileChange.Kind.ADDED;
import static org.cienrich.features.facts.FileChange.Kind.DELETED;
import static org.cienrich.features.facts.FileChange.Kind.MODIFIED;
import static org.cienrich.features.facts.FileChange.Kind.RENAMED;
import static org.cienrich.features.facts.FileChange.Kind.TYPE_CHANGED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.FileChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProcessLineDiffsTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";
  private static final String SUBMODULE = "0123456789012345678901234567890123456789";

  @TempDir Path directory;
  private GitFixture git;
  private LineDiffs diffs;

  @BeforeEach
  void open() {
    git = GitFixture.in(directory.resolve("repo.git"));
    diffs = new GitProcessLineDiffs(git.directory(), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    diffs.close();
    git.close();
  }

  @Test
  void takesARootCommitAgainstNothing() {
    String root = git.commit().file("a.txt", LINES).create();

    assertThat(changes(root)).containsExactly(change(ADDED, "a.txt", 8, 0));
  }

  @Test
  void countsLinesOfModifiedAndDeletedFiles() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "b\n").create();
    String child =
        git.commit(root).file("a.txt", LINES.replace("two\n", "2\nII\n")).delete("b.txt").create();

    assertThat(changes(child))
        .containsExactly(change(MODIFIED, "a.txt", 2, 1), change(DELETED, "b.txt", 0, 1));
  }

  @Test
  void namesBothEndsOfARename() {
    String root = git.commit().file("old/a.txt", LINES).create();
    String plain = git.commit(root).rename("old/a.txt", "new/a.txt").create();
    String edited =
        git.commit(plain).delete("new/a.txt").file("last.txt", LINES.replace("two", "2")).create();

    assertThat(changes(plain))
        .containsExactly(new FileChange(RENAMED, "new/a.txt", "old/a.txt", 0, 0, false));
    assertThat(changes(edited))
        .containsExactly(new FileChange(RENAMED, "last.txt", "new/a.txt", 1, 1, false));
  }

  @Test
  void takesAMergeAgainstItsFirstParent() {
    String root = git.commit().file("a.txt", LINES).create();
    String left = git.commit(root).file("left.txt", "l\n").create();
    String right = git.commit(root).file("right.txt", "r\nr\n").create();
    String merge = git.commit(left, right).file("right.txt", "r\nr\n").create();

    assertThat(changes(merge)).containsExactly(change(ADDED, "right.txt", 2, 0));
  }

  @Test
  void givesNoFilesForAnEmptyCommit() {
    String root = git.commit().file("a.txt", LINES).create();
    String empty = git.commit(root).create();

    assertThat(changes(empty)).isEmpty();
    assertThat(changes(root)).hasSize(1);
  }

  @Test
  void countsNoLinesInBinaryFiles() {
    String root = git.commit().file("a.bin".getBytes(UTF_8), new byte[] {1, 0, 2}).create();

    assertThat(changes(root)).containsExactly(new FileChange(ADDED, "a.bin", null, 0, 0, true));
  }

  @Test
  void takesAFileWithCarriageReturnsOnlyForOneLine() {
    String root = git.commit().file("mac.txt", "one\rtwo\rthree").create();

    assertThat(changes(root)).containsExactly(change(ADDED, "mac.txt", 1, 0));
  }

  @Test
  void takesASubmoduleForAFileOfOneLine() {
    String root = git.commit().submodule("lib", SUBMODULE).create();
    String moved = git.commit(root).submodule("lib", SUBMODULE.replace('0', 'a')).create();

    assertThat(changes(root)).containsExactly(change(ADDED, "lib", 1, 0));
    assertThat(changes(moved)).containsExactly(change(MODIFIED, "lib", 1, 1));
  }

  @Test
  void tellsModesAndTypesApart() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", LINES + "b").create();
    String child = git.commit(root).executable("a.txt", LINES).symlink("b.txt", "a.txt").create();

    assertThat(changes(child))
        .containsExactly(change(MODIFIED, "a.txt", 0, 0), change(TYPE_CHANGED, "b.txt", 1, 9));
  }

  @Test
  void writesBytesThatAreNotUtf8AsHex() {
    String root =
        git.commit()
            .file("gr\u00fcn".getBytes(ISO_8859_1), new byte[] {'x'})
            .file("gr\u00fcn\n#1\t:".getBytes(UTF_8), new byte[] {'y'})
            .create();

    assertThat(changes(root))
        .containsExactlyInAnyOrder(
            change(ADDED, "gr%FCn", 1, 0), change(ADDED, "gr\u00fcn\n#1\t:", 1, 0));
  }

  @Test
  void comparesTwoTrees() {
    String root = git.commit().file("a.txt", LINES).create();
    String middle = git.commit(root).file("a.txt", LINES + "nine\n").create();
    String last = git.commit(middle).rename("a.txt", "b.txt").create();

    Outcome<List<TreeEntryChange>> outcome = diffs.ofTrees(treeOf(root), treeOf(last));

    assertThat(files(outcome))
        .containsExactly(new FileChange(RENAMED, "b.txt", "a.txt", 1, 0, false));
    assertThat(files(diffs.ofTrees(treeOf(root), treeOf(root)))).isEmpty();
    assertThat(diffs.ofTrees(treeOf(root), SUBMODULE))
        .isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
  }

  @Test
  void goesOnAfterACommitWhoseBlobIsMissing() {
    String root = git.commit().file("a.txt", LINES).create();
    String damaged = git.commit(root).file("a.txt", "lost\n").create();
    String healthy = git.commit(root).file("a.txt", LINES + "nine\n").create();
    git.loseBlob("lost\n");

    assertThat(diffs.ofCommit(damaged)).isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
    assertThat(changes(healthy)).containsExactly(change(MODIFIED, "a.txt", 1, 0));
  }

  @Test
  void needsNoBlobsOfFilesThatDidNotChange() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "lost\n").create();
    String child = git.commit(root).file("a.txt", "").create();
    git.loseBlob("lost\n");

    assertThat(changes(child)).containsExactly(change(MODIFIED, "a.txt", 0, 8));
  }

  @Test
  void stopsAtTheTimeLimit() {
    String root = git.commit().file("a.txt", LINES).create();
    StringBuilder large = new StringBuilder();
    for (int line = 0; line < 200_000; line++) {
      large.append((line * 7919L) % 65521).append('\n');
    }
    String slow = git.commit(root).file("a.txt", large.toString()).create();
    String slower = git.commit(slow).file("a.txt", large.reverse().toString()).create();

    try (LineDiffs hasty = new GitProcessLineDiffs(git.directory(), Duration.ofMillis(40))) {
      assertThat(hasty.ofCommit(slower)).isEqualTo(Outcome.missing(MissingReason.TIMEOUT));
    }
  }

  private List<FileChange> changes(String sha) {
    return files(diffs.ofCommit(sha));
  }

  private static List<FileChange> files(Outcome<List<TreeEntryChange>> outcome) {
    return outcome.toOptional().orElseThrow().stream().map(TreeEntryChange::change).toList();
  }

  private static FileChange change(FileChange.Kind kind, String path, long added, long deleted) {
    return new FileChange(kind, path, null, added, deleted, false);
  }

  private String treeOf(String sha) {
    try {
      return GitProgram.run(git.directory(), "rev-parse", sha + "^{tree}").strip();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
