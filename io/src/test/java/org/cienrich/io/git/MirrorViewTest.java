package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.RepositoryView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorViewTest {
  private static final String ABSENT = "0123456789012345678901234567890123456789";

  @TempDir Path directory;
  private GitFixture git;

  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("name"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void givesTheChangesOfTheBuiltCommits() throws Exception {
    String root = git.commit().file("a.txt", "a\n").onMain();
    String child = git.commit(root).by("Bob", "BOB@x").file("b.txt", "b\nb\n").onMain();

    try (RepositoryView view = open()) {
      BuiltChanges changes =
          view.find(Resources.BUILT_CHANGES, Facts.build(child, List.of(child, root), null))
              .toOptional()
              .orElseThrow();
      CommitChange trigger =
          view.find(Resources.TRIGGER_CHANGE, Facts.build(child)).toOptional().orElseThrow();

      assertThat(changes.commits()).hasSize(2).first().isEqualTo(trigger);
      assertThat(trigger.commit().author().email()).isEqualTo("bob@x");
      assertThat(trigger.commit().committedAt()).isEqualTo(GitFixture.START.plusSeconds(3600));
      assertThat(trigger.files())
          .containsExactly(
              new FileChange(
                  FileChange.Kind.ADDED,
                  "b.txt",
                  null,
                  Outcome.present(new FileLines(2, 0, 0, false))));
    }
  }

  @Test
  void countsTheLinesOfTouchedFilesBeforeTheCommit() throws Exception {
    String root =
        git.commit()
            .file("a.txt", "1\n2\n3")
            .file("old.txt", "1\n2\n3\n4\n")
            .file("gone.txt", "1\n")
            .file("b.bin".getBytes(UTF_8), new byte[] {0, 1})
            .file("kept.txt", "x\n")
            .submodule("lib", ABSENT)
            .onMain();
    String child =
        git.commit(root)
            .file("a.txt", "")
            .rename("old.txt", "moved.txt")
            .delete("gone.txt")
            .file("b.bin", "text now\n")
            .file("new.txt", "n\n")
            .submodule("lib", ABSENT.replace('0', '1'))
            .onMain();

    try (RepositoryView view = open()) {
      CommitChange change =
          view.find(Resources.TRIGGER_CHANGE, Facts.build(child)).toOptional().orElseThrow();

      assertThat(change.files())
          .filteredOn(file -> !file.lines().toOptional().orElseThrow().binary())
          .extracting(FileChange::path, file -> file.lines().toOptional().orElseThrow().before())
          .containsExactlyInAnyOrder(
              tuple("a.txt", 3L),
              tuple("moved.txt", 4L),
              tuple("gone.txt", 1L),
              tuple("new.txt", 0L),
              tuple("lib", 1L));
    }
  }

  @Test
  void refusesTreesThatAreTooDeep() throws Exception {
    String root = git.commit().file("a/".repeat(600) + "f", "x").onMain();

    try (RepositoryView view = open()) {
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(root)))
          .isEqualTo(Outcome.missing(MissingReason.TOO_LARGE));
    }
  }

  @Test
  void hasNothingOfACommitThatIsGone() throws Exception {
    git.commit().onMain();

    try (RepositoryView view = open()) {
      assertThat(view.find(Resources.COMMIT_HISTORY, Facts.build(ABSENT)))
          .isEqualTo(Outcome.missing(MissingReason.COMMIT_GONE));
    }
  }

  @Test
  void hasNoHistoryWhereAnAncestorIsMissing() throws Exception {
    String lost = git.commit().create();
    String child = git.commit(lost).file("a.txt", "a\n").create();
    String tip = git.commit(child).file("a.txt", "b\n").onMain();
    Path object = git.directory().resolve("objects").resolve(lost.substring(0, 2));
    Files.delete(object.resolve(lost.substring(2)));

    try (RepositoryView view = open()) {
      assertThat(view.find(Resources.COMMIT_HISTORY, Facts.build(tip)))
          .isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(tip)))
          .isInstanceOf(Outcome.Present.class);
      assertThat(view.find(Resources.TRIGGER_CHANGE, Facts.build(child)))
          .isEqualTo(Outcome.missing(MissingReason.UNAVAILABLE));
      assertThat(view.parents(child)).isEmpty();
    }
  }

  @Test
  void refusesFactsThatAreNotOfGit() throws Exception {
    String root = git.commit().onMain();

    try (RepositoryView view = open()) {
      assertThatThrownBy(() -> view.find(Resources.RUN_TRIGGER, Facts.build(root)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private RepositoryView open() throws Exception {
    return MirrorRepositories.of(directory.resolve("cache"), directory.toUri() + "{name}")
        .open(Facts.REPOSITORY, Set.of(), Set.of());
  }
}
