package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RepositoryView;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that the git server no longer has, but the forge still tells of. */
class LostCommitsTest {
  private CommitSource source = CommitSource.NONE;

  @TempDir private Path directory;
  private GitFixture forge;
  private String base;

  @BeforeEach
  void fill() {
    forge = GitFixture.in(directory.resolve("forge/name.git"));
    String first =
        forge
            .commit()
            .file("src/A.java", "class A {\n  int a;\n  int b;\n  int c;\n  int d;\n}\n")
            .file("win.txt", "one\r\ntwo\r\nthree\r\n")
            .file(".gitattributes", "* text=auto\n")
            .file("run.sh", "#!/bin/sh\nexit 0\n")
            .file("crlf.md", "# a\r\n\r\nb\r\n")
            .file("gaps.txt", "1\n\n3\n4\n5\n6\n7\n8\n9\n10\n11\n\n13\n14\n")
            .submodule("vendor/theme", "1".repeat(40))
            .file("image.png".getBytes(UTF_8), new byte[] {1, 0, 2, 0, 3})
            .file("old/Name.java", "class Name {\n  int x;\n  int y;\n  int z;\n}\n")
            .onMain();
    base = forge.commit(first).file("README.md", "base\n").onMain();
  }

  @AfterEach
  void close() {
    forge.close();
    source = CommitSource.NONE;
  }

  @Test
  void replaysAChainOfPatchesByteForByte() throws Exception {
    String one =
        forge
            .commit(base)
            .by("Änn", "ann@example.org")
            .file("src/A.java", "class A {\n  int a;\n  int b2;\n  int c;\n  int d;\n}")
            .file("win.txt", "one\r\n2\r\nthree\r\n")
            .file("crlf.md", "# a\r\n\r\nb,\r\nand c.\r\n")
            .file("gaps.txt", "1\n\n3\n4\n5\n6\n6a\n7\n8\n9\n10\n11\n\n13\n14\n15\n")
            .submodule("vendor/theme", "2".repeat(40))
            .submodule("vendor/new", "3".repeat(40))
            .executable("run.sh", "#!/bin/sh\nexit 0\n")
            .file("image.png".getBytes(UTF_8), new byte[] {1, 0, 2, 9, 9, 9, 0, 3})
            .message("Several things\n\nAnd more.\n")
            .inOffsets("+05:30", "-03:00")
            .create();
    String two =
        forge
            .commit(one)
            .rename("old/Name.java", "new/Näme.java")
            .delete("README.md")
            .delete("vendor/new")
            .file("crlf.md", "b,\r\nand c.")
            .file("gaps.txt", "0\n1\n\n3\n5\n6\n6a\n7\n8\n9\n10\n11\n\n14\n15\n")
            .symlink("link", "src/A.java")
            .file("empty", "")
            .message("Renames\n")
            .create();
    source = new GitBackedSource(forge.directory());

    try (RepositoryView view = open("cache", two)) {
      ResolvedCommit resolved = view.resolve(two);
      assertThat(resolved.resolution()).isEqualTo(CommitResolution.REPLAYED);
      assertThat(resolved.effectiveSha()).isEqualTo(two);
      assertThat(view.parents(two)).containsExactly(one);
      assertThat(view.parents(one)).containsExactly(base);
    }
    assertThat(
            GitProgram.run(mirror("cache"), "for-each-ref", "--format=%(refname)", "refs/replay"))
        .isEqualTo("refs/replay/" + two + "\n");
    assertThat(GitProgram.run(mirror("cache"), "fsck", "--strict", "--no-dangling")).isEmpty();
  }

  @Test
  void aRunThatWasKilledBeforeItCouldTellHowACommitWasMadeChangesNothing() throws Exception {
    String lost = forge.commit(base).file("src/A.java", "class A {\n  int b;\n}\n").create();
    source = new GitBackedSource(forge.directory());
    open("cache", lost).close();
    try (Git cached = Git.open(mirror("cache").toFile())) {
      new CommitsUnderWay(cached.getRepository())
          .begin(CommitResolution.ARCHIVED, List.of(lost, base, "9".repeat(40)));
    }
    GitProgram.run(mirror("cache"), "update-ref", "-d", "refs/replay/" + lost);

    try (RepositoryView view = open("cache", lost, base)) {
      assertThat(view.resolve(lost).resolution()).isEqualTo(CommitResolution.REPLAYED);
      assertThat(view.resolve(lost).effectiveSha()).isEqualTo(lost);
      assertThat(view.resolve(base).resolution()).isEqualTo(CommitResolution.EXACT);
    }
  }

  @Test
  void factsOfAReplayedCommitAreThoseOfTheOriginal() throws Exception {
    String lost =
        forge
            .commit(base)
            .rename("old/Name.java", "new/Name.java")
            .file("src/A.java", "class A {\n  int a;\n}\n")
            .file("src/test/ATest.java", "class ATest {\n  @Test void t() {}\n}\n")
            .create();
    source = new GitBackedSource(forge.directory());
    try (RepositoryView rebuilt = open("cache", lost)) {
      forge.ref("refs/heads/still-there", lost);
      source = CommitSource.NONE;
      MirrorRepositories direct =
          MirrorRepositories.of(directory.resolve("direct"), template("forge"));
      try (RepositoryView original = direct.open(Facts.REPOSITORY, Set.of(lost), Set.of())) {
        assertThat(original.resolve(lost).resolution()).isEqualTo(CommitResolution.EXACT);
        for (Resource<?> resource : List.of(Resources.TRIGGER_CHANGE, Resources.SNAPSHOT)) {
          assertThat(rebuilt.find(resource, Facts.build(lost)))
              .as(resource.name())
              .isEqualTo(original.find(resource, Facts.build(lost)));
        }
      }
    }
  }

  @Test
  void mergesAgain() throws Exception {
    String left = forge.commit(base).file("left.txt", "l\n").create();
    String right = forge.commit(base).file("src/A.java", "class A {}\n").create();
    forge.ref("refs/heads/left", left);
    forge.ref("refs/heads/right", right);
    String merge =
        forge.commit(left, right).file("src/A.java", "class A {}\n").message("Merge\n").create();
    source = new GitBackedSource(forge.directory());

    try (RepositoryView view = open("cache", merge)) {
      assertThat(view.resolve(merge).resolution()).isEqualTo(CommitResolution.MERGED);
      assertThat(view.resolve(merge).effectiveSha()).isEqualTo(merge);
      assertThat(view.parents(merge)).containsExactly(left, right);
    }
  }

  @Test
  void takesTheArchiveWhereAMergeWasResolvedByHand() throws Exception {
    String left = forge.commit(base).file("README.md", "left\n").create();
    String right = forge.commit(base).file("README.md", "right\n").create();
    forge.ref("refs/heads/left", left);
    forge.ref("refs/heads/right", right);
    String merge = forge.commit(left, right).file("README.md", "both\n").create();
    source = new GitBackedSource(forge.directory());

    try (RepositoryView view = open("cache", merge)) {
      assertThat(view.resolve(merge).resolution()).isEqualTo(CommitResolution.ARCHIVED);
      assertThat(view.resolve(merge).historyMissing()).isNull();
      assertThat(view.parents(view.resolve(merge).effectiveSha())).containsExactly(left, right);
    }
  }

  @Test
  void takesTheArchiveWhereThereIsNoPatch() throws Exception {
    String lost =
        forge
            .commit(base)
            .executable("bin/tool", "#!/bin/sh\n")
            .symlink("bin/link", "../run.sh")
            .message("Tools\n")
            .create();
    source = new GitBackedSource(forge.directory()).withoutPatchOf(lost);

    try (RepositoryView view = open("cache", lost)) {
      assertThat(view.resolve(lost).resolution()).isEqualTo(CommitResolution.ARCHIVED);
      assertThat(view.resolve(lost).effectiveSha()).isEqualTo(lost);
    }
  }

  @Test
  void anOrphanHasATreeButNoHistory() throws Exception {
    String parent = forge.commit(base).file("a.txt", "a\n").create();
    String lost = forge.commit(parent).file("b.txt", "b\n").delete("vendor/theme").create();
    source =
        new GitBackedSource(forge.directory()) {
          @Override
          public Lookup<CommitRecord> commit(RepositoryInfo repository, String sha) {
            return sha.equals(parent)
                ? new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No commit " + sha)
                : super.commit(repository, sha);
          }
        };

    try (RepositoryView view = open("cache", lost)) {
      ResolvedCommit resolved = view.resolve(lost);
      assertThat(resolved.resolution()).isEqualTo(CommitResolution.ARCHIVED);
      assertThat(resolved.historyMissing()).isEqualTo(MissingReason.COMMIT_GONE);
      assertThat(view.find(Resources.SNAPSHOT, Facts.build(lost)).toOptional()).isPresent();
    }
  }

  @Test
  void aTreeThatIsNotThatOfTheCommitIsNotBelieved() throws Exception {
    String lost = forge.commit(base).file("a.txt", "a\n").create();
    String other = forge.commit(base).file("a.txt", "b\n").create();
    source =
        new GitBackedSource(forge.directory()) {
          @Override
          public Lookup<byte[]> patch(RepositoryInfo repository, String sha) {
            return super.patch(repository, other);
          }
        }.withoutArchives();

    try (RepositoryView view = open("cache", lost)) {
      assertThat(view.resolve(lost).resolution()).isEqualTo(CommitResolution.GONE);
      assertThat(view.resolve(lost).missing()).isEqualTo(MissingReason.REPLAY_FAILED);
      assertThat(view.resolve(lost).account()).contains("another tree");
    }
  }

  @Test
  void whatNobodyKnowsIsGoneAndWhatNobodyCanSayMayComeBack() throws Exception {
    String unknown = "0123456789012345678901234567890123456789";
    String lost = forge.commit(base).file("a.txt", "a\n").create();
    source = new GitBackedSource(forge.directory());
    try (RepositoryView view = open("one", unknown)) {
      assertThat(view.resolve(unknown).missing()).isEqualTo(MissingReason.COMMIT_GONE);
    }
    source = new GitBackedSource(forge.directory()).down();
    try (RepositoryView view = open("two", lost)) {
      assertThat(view.resolve(lost).missing()).isEqualTo(MissingReason.UNAVAILABLE);
    }
    source = new GitBackedSource(forge.directory());
    try (RepositoryView view = open("two", lost)) {
      assertThat(view.resolve(lost).effectiveSha()).isEqualTo(lost);
    }
  }

  @Test
  void theSameOnEveryMachineAlsoWhereTheOriginalCannotBeFound() throws Exception {
    String lost = forge.commit(base).file("a.txt", "a\n").inOffsets("+00:07", "+00:00").create();
    source = new GitBackedSource(forge.directory());
    String here;
    try (RepositoryView view = open("here", lost)) {
      here = view.resolve(lost).effectiveSha();
    }
    try (RepositoryView view = open("there", lost)) {
      assertThat(here).isNotEqualTo(lost).isEqualTo(view.resolve(lost).effectiveSha());
      assertThat(view.parents(here)).containsExactly(base);
    }
  }

  @Test
  void aChainThatIsTooLongEndsInAnArchiveOrNotAtAll() throws Exception {
    String tip = base;
    for (int i = 0; i < 60; i++) {
      tip = forge.commit(tip).file("n.txt", i + "\n").create();
    }
    GitBackedSource asked = new GitBackedSource(forge.directory()).withoutArchives();
    source = asked;
    try (RepositoryView view = open("cache", tip)) {
      assertThat(view.resolve(tip).missing()).isEqualTo(MissingReason.REPLAY_FAILED);
      assertThat(asked.asked()).hasSize(50);
    }
  }

  @Test
  void aWantedCommitHalfWayMakesALongChainShort() throws Exception {
    String half = base;
    String tip = base;
    for (int i = 0; i < 60; i++) {
      tip = forge.commit(tip).file("n.txt", i + "\n").create();
      half = i == 30 ? tip : half;
    }
    source = new GitBackedSource(forge.directory()).withoutArchives();
    try (RepositoryView view = open("cache", tip, half)) {
      assertThat(view.resolve(half).effectiveSha()).isEqualTo(half);
      assertThat(view.resolve(tip).effectiveSha()).isEqualTo(tip);
    }
  }

  @Test
  void anUncheckedTreeIsBelievedOfPatchesOnly() throws Exception {
    String lost = forge.commit(base).file("a.txt", "a\n").create();
    source = new GitBackedSource(forge.directory()).withoutTrees();
    try (RepositoryView view = open("one", lost)) {
      assertThat(view.resolve(lost).effectiveSha()).isEqualTo(lost);
    }
    source = new GitBackedSource(forge.directory()).withoutTrees().withoutPatchOf(lost);
    try (RepositoryView view = open("two", lost)) {
      assertThat(view.resolve(lost).missing()).isEqualTo(MissingReason.REPLAY_FAILED);
    }
  }

  private RepositoryView open(String cache, String... wanted) throws Exception {
    Path served = directory.resolve("served/name.git");
    Git.init().setBare(true).setDirectory(served.toFile()).call().close();
    try (Git from = Git.open(forge.directory().toFile())) {
      from.push()
          .setRemote(served.toUri().toString())
          .setRefSpecs(new RefSpec("+refs/heads/*:refs/heads/*"))
          .call();
    }
    return MirrorRepositories.of(directory.resolve(cache), template("served"))
        .withCommitsOf(new SourceOfCommits(source))
        .open(Facts.REPOSITORY, Set.of(wanted), Set.of());
  }

  private String template(String folder) {
    return "file://" + directory.resolve(folder).toAbsolutePath() + "/{name}.git";
  }

  private Path mirror(String cache) {
    return directory.resolve(cache).resolve("mirrors").resolve(Facts.REPOSITORY.key() + ".git");
  }
}
