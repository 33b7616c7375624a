package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.GitFixture;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that git would not make. */
@Timeout(60)
class HostileTreesTest {
  @TempDir Path directory;
  private GitFixture git;

  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("mirror.git"));
  }

  @AfterEach
  void nothingIsWrittenElsewhere() throws IOException {
    git.close();
    assertThat(Trees.below(directory))
        .allMatch(
            file ->
                file.startsWith(directory.resolve("mirror.git"))
                    || file.startsWith(directory.resolve("worktrees")));
    assertThat(directory.resolve("mirror.git/config")).content().doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "a/b",
        "../evil",
        "/evil",
        ".git",
        ".GIT",
        ".Git ",
        ".git.",
        ".git. .",
        ".git...",
        "git~1",
        "GIT~1",
        ".g\u200cit",
        ".git\u200d",
        "\ufeff.git",
        ".git:",
        ".git::$INDEX_ALLOCATION",
        ".git\\config",
        "..\\evil",
      })
  void namesThatLeadElsewhereAreNotWritten(String name) throws Exception {
    ObjectId folder = maker().file("config", "evil").make();
    for (FileMode mode : new FileMode[] {FileMode.REGULAR_FILE, FileMode.SYMLINK, FileMode.TREE}) {
      ObjectId id = mode.equals(FileMode.TREE) ? folder : maker().blob("evil");
      ObjectId tree = maker().entry(name, mode, id).file("z", "z").make();
      try (Worktree files = open(tree)) {
        assertThat(Trees.in(files.folder())).isEqualTo(Map.of("z", "r--r--r-- z"));
        assertThat(files.absent())
            .containsExactly(name + ": a name that leads elsewhere or into .git");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".gitignore", ".gitmodules", "git", "a:b", ":x", "a\\b", "...", "con", " "})
  void otherNamesAreWritten(String name) throws Exception {
    try (Worktree files = open(maker().file(name, "x").make())) {
      assertThat(Trees.in(files.folder())).containsOnlyKeys(name);
    }
  }

  @Test
  void namesThatCannotBeWrittenByteForByteAreAbsent() throws Exception {
    ObjectId x = maker().blob("x");
    ObjectId tree =
        maker()
            .entry("gr\u00fcn".getBytes(ISO_8859_1), FileMode.REGULAR_FILE, x)
            .entry("n".repeat(255), FileMode.REGULAR_FILE, x)
            .entry("n".repeat(256), FileMode.REGULAR_FILE, x)
            .make();

    try (Worktree files = open(tree)) {
      assertThat(Trees.in(files.folder())).containsOnlyKeys("n".repeat(255));
      assertThat(files.absent())
          .containsExactly(
              "gr%FCn: a name that is not UTF-8",
              "n".repeat(256) + ": a name of more than 255 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, that leads out of the tree",
    "/, that leads out of the tree",
    "../../x, that leads out of the tree",
    "../../../../../../../../etc/passwd, that leads out of the tree",
    "../dir/../../x, that leads out of the tree",
    "outer, that leads out of the tree",
    "loop/../../../etc/passwd, that leads out of the tree",
    ".., to a folder",
    "., to a folder",
    "../toDir, to a folder",
    "nowhere, to nothing",
    "../a/x, to nothing",
    "../.git/config, to what is not there",
    "../.GIT/config, to what is not there",
    "../sub/x, to what is not there",
    "self, through more than 40 links",
    "ping, through more than 40 links",
  })
  void linksToNoFileOfTheTreeAreAbsent(String target, String reason) throws Exception {
    ObjectId dotGit = maker().file("config", "secret").make();
    ObjectId dir =
        maker()
            .link("loop", ".")
            .link("outer", "../toOutside")
            .link("ping", "pong")
            .link("pong", "ping")
            .link("self", "self")
            .link("zzz", target)
            .make();
    ObjectId tree =
        maker()
            .folder(".GIT", dotGit)
            .folder(".git", dotGit)
            .file("a", "a")
            .folder("dir", dir)
            .submodule("sub")
            .link("toDir", "dir")
            .link("toOutside", "../outside")
            .make();

    try (Worktree files = open(tree)) {
      assertThat(files.absent()).contains("dir/zzz: a link " + reason).hasSize(11);
      assertThat(Trees.in(files.folder())).containsOnlyKeys("a", "dir");
    }
  }

  @Test
  void linksToFilesAreFilesWithTheirContent() throws Exception {
    ObjectId dir =
        maker()
            .executable("run", "run")
            .link("same", "./../dir//run")
            .link("through", "../toDir/same")
            .make();
    ObjectId tree =
        maker().folder("dir", dir).link("first", "dir/through").link("toDir", "dir").make();

    try (Worktree files = open(tree)) {
      assertThat(Trees.in(files.folder()))
          .isEqualTo(
              Map.of(
                  "dir", "r-xr-xr-x/",
                  "dir/run", "r-xr-xr-x run",
                  "dir/same", "r-xr-xr-x run",
                  "dir/through", "r-xr-xr-x run",
                  "first", "r-xr-xr-x run"));
      assertThat(files.absent()).containsExactly("toDir: a link to a folder");
    }
  }

  @Test
  void aLinkLongerThanAnyPathIsAbsent() throws Exception {
    ObjectId tree = maker().link("l", "x/../".repeat(1000) + "z").file("z", "z").make();
    try (Worktree files = open(tree)) {
      assertThat(files.absent()).containsExactly("l: a link of more than 4,095 bytes");
    }
  }

  @Test
  void ofEntriesWithOneNameTheFirstIsWritten() throws Exception {
    ObjectId inner = maker().file("evil", "evil").make();
    ObjectId tree =
        maker()
            .link("a", "../outside")
            .file("b", "first")
            .folder("b", inner)
            .file("b", "last")
            .folder("a", inner)
            .file("A", "another")
            .folder("a", maker().file("evil2", "").make())
            .make();

    try (Worktree files = open(tree)) {
      assertThat(Trees.in(files.folder()))
          .containsOnlyKeys("A", "a", "a/evil", "b")
          .containsEntry("b", "r--r--r-- first");
      assertThat(files.absent())
          .containsExactly(
              "a: a link that leads out of the tree",
              "b: a name that another file has",
              "b: a name that another file has",
              "a: a name that another file has");
    }
  }

  @Test
  void aTreeThatNamesItselfOverAndOverIsTooLarge() throws Exception {
    ObjectId tree = maker().make();
    for (int level = 0; level < 12; level++) {
      TreeMaker next = maker();
      for (int folder = 0; folder < 10; folder++) {
        next.folder("f" + folder, tree);
      }
      tree = next.make();
    }
    ObjectId bomb = tree;
    assertThatThrownBy(() -> open(bomb, new WorktreeLimits(1, 1000, 5000)).close())
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(MissingReason.TOO_LARGE));
    try (var processes = Files.list(directory.resolve("worktrees"))) {
      assertThat(processes.filter(Files::isDirectory))
          .allSatisfy(process -> assertThat(process).isEmptyDirectory());
    }
  }

  @Test
  void foldersTooDeepAndPathsTooLongAreAbsent() throws Exception {
    ObjectId deep = maker().file("f", "f").make();
    ObjectId longest = deep;
    for (int level = 0; level < 300; level++) {
      deep = maker().folder("d", deep).make();
    }
    for (int level = 0; level < 15; level++) {
      longest = maker().folder("n".repeat(250), longest).make();
    }
    ObjectId tree = maker().folder("deep", deep).folder("long", longest).make();

    try (Worktree files = open(tree)) {
      assertThat(Trees.in(files.folder())).hasSize(249 + 12);
      assertThat(files.absent())
          .containsExactly(
              "deep" + "/d".repeat(249) + ": a folder deeper than 250 others",
              "long" + ("/" + "n".repeat(250)).repeat(12) + ": a path of more than 3,000 bytes");
    }
  }

  @Test
  void ofManyAbsentEntriesTheFirstThousandAreNamed() throws Exception {
    TreeMaker many = maker();
    for (int entry = 10_000; entry < 12_500; entry++) {
      many.submodule("s" + entry);
    }
    try (Worktree files = open(many.make())) {
      assertThat(files.absent())
          .hasSize(1001)
          .startsWith("s10000: a submodule")
          .endsWith("...: 1500 more");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"100644 a\0too short", "100644 \0twenty bytes of an id", "100999 a"})
  void aDamagedTreeIsUnavailable(String content) throws Exception {
    ObjectId tree;
    try (ObjectInserter inserter = git.repository().newObjectInserter()) {
      tree = inserter.insert(Constants.OBJ_TREE, content.getBytes(ISO_8859_1));
      inserter.flush();
    }
    assertThatThrownBy(() -> open(tree).close())
        .isInstanceOfSatisfying(
            RepositoryUnavailableException.class,
            e -> assertThat(e.reason()).isEqualTo(MissingReason.UNAVAILABLE));
  }

  @Test
  void linksWhoseTargetsTakeTooLongToFindAreAbsent() throws Exception {
    TreeMaker wide = maker();
    ObjectId x = wide.blob("x");
    for (int entry = 100_000; entry < 200_000; entry++) {
      wide.entry("f" + entry, FileMode.GITLINK, x);
    }
    ObjectId folder = wide.entry("last", FileMode.REGULAR_FILE, x).make();
    TreeMaker root = maker().folder("wide", folder);
    ObjectId link = root.blob("wide/last");
    for (int entry = 1000; entry < 1300; entry++) {
      root.entry("z" + entry, FileMode.SYMLINK, link);
    }
    try (Worktree files = open(root.make())) {
      assertThat(Trees.in(files.folder())).hasSize(1 + 1 + 199);
      assertThat(files.absent()).endsWith("...: 99101 more");
    }
  }

  private Worktree open(ObjectId tree) throws RepositoryUnavailableException {
    return open(tree, WorktreeLimits.of(1, 1 << 20));
  }

  private Worktree open(ObjectId tree, WorktreeLimits limits)
      throws RepositoryUnavailableException {
    return Worktrees.in(directory.resolve("worktrees"), limits).open(git.repository(), tree);
  }

  private TreeMaker maker() {
    return TreeMaker.in(git.repository());
  }
}
