package org.cienrich.io.git.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.cienrich.features.facts.FileChange.Kind.ADDED;
import static org.cienrich.features.facts.FileChange.Kind.DELETED;
import static org.cienrich.features.facts.FileChange.Kind.MODIFIED;
import static org.cienrich.features.facts.FileChange.Kind.RENAMED;
import static org.cienrich.features.facts.FileChange.Kind.TYPE_CHANGED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileLines;
import org.cienrich.io.git.GitFixture;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffsTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";
  private static final String SUBMODULE = "0123456789012345678901234567890123456789";

  @TempDir Path directory;
  private GitFixture git;
  private GitObjects objects;
  private TreeDiffs diffs;

  @BeforeEach
  void open() throws IOException {
    git = GitFixture.in(directory.resolve("repo.git"));
    objects = GitObjects.of(git.repository());
    diffs = new TreeDiffs(objects);
  }

  @AfterEach
  void close() {
    objects.close();
    git.close();
  }

  @Test
  void takesARootCommitAgainstNothing() {
    String root = git.commit().file("a.txt", LINES).create();

    assertThat(changes(root)).containsExactly(change(ADDED, "a.txt", 8, 0, 0));
  }

  @Test
  void countsLinesOfModifiedAndDeletedFiles() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "b\n").create();
    String child =
        git.commit(root).file("a.txt", LINES.replace("two\n", "2\nII\n")).delete("b.txt").create();

    assertThat(changes(child))
        .containsExactly(change(MODIFIED, "a.txt", 2, 1, 8), change(DELETED, "b.txt", 0, 1, 1));
  }

  @Test
  void namesBothEndsOfARename() {
    String root = git.commit().file("old/a.txt", LINES).create();
    String plain = git.commit(root).rename("old/a.txt", "new/a.txt").create();
    String edited =
        git.commit(plain).delete("new/a.txt").file("last.txt", LINES.replace("two", "2")).create();

    assertThat(changes(plain))
        .containsExactly(new FileChange(RENAMED, "new/a.txt", "old/a.txt", lines(0, 0, 8)));
    assertThat(changes(edited))
        .containsExactly(new FileChange(RENAMED, "last.txt", "new/a.txt", lines(1, 1, 8)));
  }

  @Test
  void takesAMergeAgainstItsFirstParent() {
    String root = git.commit().file("a.txt", LINES).create();
    String left = git.commit(root).file("left.txt", "l\n").create();
    String right = git.commit(root).file("right.txt", "r\nr\n").create();
    String merge = git.commit(left, right).file("right.txt", "r\nr\n").create();

    assertThat(changes(merge)).containsExactly(change(ADDED, "right.txt", 2, 0, 0));
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

    assertThat(changes(root))
        .containsExactly(new FileChange(ADDED, "a.bin", null, Outcome.present(FileLines.BINARY)));
  }

  @Test
  void takesAFileWithCarriageReturnsOnlyForOneLine() {
    String root = git.commit().file("mac.txt", "one\rtwo\rthree").create();

    assertThat(changes(root)).containsExactly(change(ADDED, "mac.txt", 1, 0, 0));
  }

  @Test
  void takesASubmoduleForAFileOfOneLine() {
    String root = git.commit().submodule("lib", SUBMODULE).create();
    String moved = git.commit(root).submodule("lib", SUBMODULE.replace('0', 'a')).create();

    assertThat(changes(root)).containsExactly(change(ADDED, "lib", 1, 0, 0));
    assertThat(changes(moved)).containsExactly(change(MODIFIED, "lib", 1, 1, 1));
  }

  @Test
  void tellsModesAndTypesApart() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", LINES + "b").create();
    String child = git.commit(root).executable("a.txt", LINES).symlink("b.txt", "a.txt").create();

    assertThat(changes(child))
        .containsExactly(
            change(MODIFIED, "a.txt", 0, 0, 8), change(TYPE_CHANGED, "b.txt", 1, 9, 9));
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
            change(ADDED, "gr%FCn", 1, 0, 0), change(ADDED, "gr\u00fcn\n#1\t:", 1, 0, 0));
  }

  @Test
  void comparesAnyTwoTrees() throws Exception {
    String root = git.commit().file("a.txt", LINES).create();
    String middle = git.commit(root).file("a.txt", LINES + "nine\n").create();
    String last = git.commit(middle).rename("a.txt", "b.txt").create();

    assertThat(diffs.changes(treeOf(root), treeOf(last)))
        .containsExactly(new FileChange(RENAMED, "b.txt", "a.txt", lines(1, 0, 8)));
    assertThat(diffs.changes(treeOf(root), treeOf(root))).isEmpty();
    assertThatExceptionOfType(MissingObjectException.class)
        .isThrownBy(() -> diffs.changes(treeOf(root), ObjectId.fromString(SUBMODULE)));
  }

  @Test
  void knowsFilesWhoseContentIsMissingButNotTheirLines() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "b\n").create();
    String damaged = git.commit(root).file("a.txt", "lost\n").file("b.txt", "b\nb\n").create();
    git.loseBlob("lost\n");

    assertThat(changes(damaged))
        .containsExactly(
            new FileChange(MODIFIED, "a.txt", null, Outcome.missing(MissingReason.UNAVAILABLE)),
            change(MODIFIED, "b.txt", 1, 0, 1));
  }

  @Test
  void takesAMovedFileWhoseContentIsMissingForARenameOnlyIfItIsTheSame() {
    String root = git.commit().file("a.txt", "lost\n" + LINES).file("b.txt", LINES).create();
    String moved = git.commit(root).rename("a.txt", "c.txt").create();
    String edited = git.commit(root).delete("a.txt").file("d.txt", "d\n" + LINES).create();
    git.loseBlob("lost\n" + LINES);

    assertThat(changes(moved)).extracting(FileChange::kind).containsExactly(RENAMED);
    assertThat(changes(edited)).extracting(FileChange::kind).containsExactly(DELETED, ADDED);
  }

  @Test
  void countsNoLinesWhereThereAreTooManyToCompare() {
    String blank = "\n".repeat(5_000_000);
    String ordered = numbers(0, 1_200_000);
    String root = git.commit().file("a.txt", "x" + blank).file("b.txt", ordered).create();
    String child =
        git.commit(root)
            .file("a.txt", blank + "x")
            .file("b.txt", numbers(600_000, 1_200_000) + numbers(0, 600_000))
            .create();

    assertThat(changes(child))
        .extracting(FileChange::lines)
        .containsOnly(Outcome.missing(MissingReason.TOO_LARGE));
  }

  private static String numbers(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int number = from; number < to; number++) {
      text.append(number).append('\n');
    }
    return text.toString();
  }

  @Test
  void countsNoLinesOfTextThatIsTooLarge() {
    byte[] large = new byte[GitObjects.MAX_BYTES + 1];
    Arrays.fill(large, (byte) '\n');
    String text = git.commit().file("a.txt".getBytes(UTF_8), large).create();
    large[0] = 0;
    String binary = git.commit().file("a.txt".getBytes(UTF_8), large).create();

    assertThat(changes(text))
        .containsExactly(
            new FileChange(ADDED, "a.txt", null, Outcome.missing(MissingReason.TOO_LARGE)));
    assertThat(changes(binary))
        .containsExactly(new FileChange(ADDED, "a.txt", null, Outcome.present(FileLines.BINARY)));
  }

  @Test
  void needsNoBlobsOfFilesThatDidNotChange() {
    String root = git.commit().file("a.txt", LINES).file("b.txt", "lost\n").create();
    String child = git.commit(root).file("a.txt", "").create();
    git.loseBlob("lost\n");

    assertThat(changes(child)).containsExactly(change(MODIFIED, "a.txt", 0, 8, 8));
  }

  private List<FileChange> changes(String sha) {
    try (RevWalk walk = new RevWalk(git.repository())) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(sha));
      ObjectId before = commit.getParentCount() == 0 ? null : treeOf(commit.getParent(0).name());
      return diffs.changes(before, commit.getTree());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectId treeOf(String sha) {
    try (RevWalk walk = new RevWalk(git.repository())) {
      return walk.parseCommit(ObjectId.fromString(sha)).getTree();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChange change(
      FileChange.Kind kind, String path, long added, long deleted, long before) {
    return new FileChange(kind, path, null, lines(added, deleted, before));
  }

  private static Outcome<FileLines> lines(long added, long deleted, long before) {
    return Outcome.present(new FileLines(added, deleted, before, false));
  }
}
