package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.GitFixture;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreesTest {
  private static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
          + "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

  @TempDir Path directory;
  private GitFixture git;

  @BeforeEach
  void create() throws IOException {
    Files.createDirectories(all());
    git = GitFixture.in(directory.resolve("mirror.git"));
  }

  @AfterEach
  void nothingStaysButTheFolderOfTheProcess() throws IOException {
    git.close();
    for (Path process : Trees.below(all())) {
      assertThat(process.getParent()).isEqualTo(all());
    }
  }

  @Test
  void writesFilesAsTheyAreStored() throws Exception {
    ObjectId inner =
        maker().executable("run.sh", "#!/bin/sh\r\n").file("a b", "").link("up", "../.x").make();
    ObjectId tree =
        maker()
            .file(".gitattributes", "* text eol=crlf ident export-ignore filter=lfs\n")
            .file(".x", "$Id$ \n\r\n")
            .folder("dir", inner)
            .make();

    try (Worktree files = worktrees(1).open(git.repository(), tree)) {
      assertThat(Trees.in(files.folder()))
          .containsExactly(
              entry(".gitattributes", "r--r--r-- * text eol=crlf ident export-ignore filter=lfs\n"),
              entry(".x", "r--r--r-- $Id$ \n\r\n"),
              entry("dir", "r-xr-xr-x/"),
              entry("dir/a b", "r--r--r-- "),
              entry("dir/run.sh", "r-xr-xr-x #!/bin/sh\r\n"),
              entry("dir/up", "r--r--r-- $Id$ \n\r\n"));
      assertThat(files.absent()).isEmpty();
      assertThat(files.folder()).hasFileName(tree.name()).isReadable();
      for (Path file : Trees.below(files.folder().getParent())) {
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(ReadOnlyFiles.TIME);
        assertThat(Files.isSymbolicLink(file)).isFalse();
      }
    }
  }

  @Test
  void writesNoSubmodulesAndNoPointersOfGitLfs() throws Exception {
    ObjectId tree =
        maker()
            .link("alias", "big.bin")
            .file("big.bin", POINTER)
            .file("doc.md", "version https://git-lfs.github.com/spec/v1\nis how it begins\n")
            .submodule("lib")
            .make();

    try (Worktree files = worktrees(1).open(git.repository(), tree)) {
      assertThat(Trees.in(files.folder())).containsOnlyKeys("doc.md");
      assertThat(files.absent())
          .containsExactly(
              "alias: a content kept by Git LFS",
              "big.bin: a content kept by Git LFS",
              "lib: a submodule");
    }
  }

  @Test
  void aTreeWithoutFilesIsAnEmptyFolder() throws Exception {
    try (Worktree files = worktrees(1).open(git.repository(), maker().make())) {
      assertThat(files.folder()).isEmptyDirectory();
    }
  }

  @Test
  void theSameTreeIsThereOnceUntilTheLastUserClosesIt() throws Exception {
    ObjectId tree = maker().file("a", "a").make();
    Worktree first = worktrees(1).open(git.repository(), tree);
    Worktree second = worktrees(1).open(git.repository(), tree);

    assertThat(second.folder()).isEqualTo(first.folder());
    first.close();
    first.close();
    assertThat(second.folder().resolve("a")).hasContent("a");
    second.close();
    assertThat(second.folder()).doesNotExist();

    try (Worktree again = worktrees(1).open(git.repository(), tree)) {
      assertThat(again.folder().resolve("a")).hasContent("a");
    }
  }

  @Test
  void whatAUserHasLeftInTheFolderGoesToo() throws Exception {
    Worktree files = worktrees(1).open(git.repository(), maker().file("a", "a").make());
    Path outside = Files.writeString(directory.resolve("outside"), "x");
    Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(files.folder().resolve("link"), directory);
    Files.createDirectories(files.folder().resolve("report/deep"));

    files.close();

    assertThat(files.folder()).doesNotExist();
    assertThat(outside).hasContent("x");
  }

  @Test
  void aTreeThatIsTooLargeLeavesNothing() throws Exception {
    ObjectId tree = maker().file("a", "12345").file("b", "678").make();

    assertUnavailable(
        new WorktreeLimits(1, 7, 10), tree, MissingReason.TOO_LARGE, "--maxRepositorySize");
    assertUnavailable(new WorktreeLimits(1, 8, 1), tree, MissingReason.TOO_LARGE, "1 entries");
    try (Worktree files = worktrees(new WorktreeLimits(1, 8, 2)).open(git.repository(), tree)) {
      assertThat(files.folder().resolve("b")).hasContent("678");
    }
  }

  @Test
  void aFolderThatTheMirrorLacksInTheMiddleLeavesNothing() throws Exception {
    ObjectId tree =
        maker()
            .file("a", "a")
            .folder("b", ObjectId.fromString("2".repeat(40)))
            .file("c", "c")
            .make();
    assertUnavailable(
        WorktreeLimits.of(1, 1000), tree, MissingReason.UNAVAILABLE, "Missing tree 2222");
  }

  @Test
  void aFileThatIsNoBlobLeavesNothing() throws Exception {
    ObjectId empty = maker().make();
    ObjectId tree = maker().file("a", "a").entry("b", FileMode.REGULAR_FILE, empty).make();
    assertUnavailable(WorktreeLimits.of(1, 1000), tree, MissingReason.UNAVAILABLE, empty.name());
  }

  @Test
  void withoutAFolderToWriteToNoTreeIsAvailable() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    ObjectId tree = maker().file("a", "a").make();

    assertThatThrownBy(
            () ->
                Worktrees.in(file, WorktreeLimits.of(1, 1000)).open(git.repository(), tree).close())
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(MissingReason.UNAVAILABLE))
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFolderThatWasDeletedIsMadeAgain() throws Exception {
    ObjectId tree = maker().file("a", "a").make();
    worktrees(1).open(git.repository(), tree).close();
    ReadOnlyFiles.delete(all());

    try (Worktree files = worktrees(1).open(git.repository(), tree)) {
      Worktrees.removeAbandoned(all());
      assertThat(files.folder().resolve("a")).hasContent("a");
    }
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndWhatThisOneHasIsNot() throws Exception {
    String id = "01234567-89ab-cdef-0123-456789abcdef";
    Path left = Files.createDirectories(all().resolve(id)).resolve("a.part");
    ReadOnlyFiles.createFolder(left);
    ReadOnlyFiles.in(left).write(left.resolve("f"), "x".getBytes(UTF_8), false);
    ReadOnlyFiles.finishFolder(left);
    Files.createFile(all().resolve(id + ".lock"));
    Path withoutLock = Files.createDirectories(all().resolve(id.replace('a', 'b')));
    Path other = Files.createDirectories(all().resolve("notes"));

    try (Worktree files = worktrees(1).open(git.repository(), maker().file("a", "a").make())) {
      Worktrees.removeAbandoned(all());
      Worktrees.removeAbandoned(directory.resolve("cache/../cache/worktrees"));

      assertThat(files.folder().resolve("a")).hasContent("a");
      assertThat(left.getParent()).doesNotExist();
      assertThat(all().resolve(id + ".lock")).doesNotExist();
      assertThat(withoutLock).doesNotExist();
      assertThat(other).exists();
    }
    Files.delete(other);
  }

  private void assertUnavailable(
      WorktreeLimits limits, ObjectId tree, MissingReason reason, String message)
      throws IOException {
    assertThatThrownBy(() -> worktrees(limits).open(git.repository(), tree).close())
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message)
        .hasMessageContaining(tree.name());
    assertThat(Trees.below(all())).hasSize(2);
  }

  private TreeMaker maker() {
    return TreeMaker.in(git.repository());
  }

  private Worktrees worktrees(int maxTrees) {
    return worktrees(WorktreeLimits.of(maxTrees, 1 << 20));
  }

  private Worktrees worktrees(WorktreeLimits limits) {
    return Worktrees.in(all(), limits);
  }

  private Path all() {
    return directory.resolve("cache/worktrees");
  }
}
