package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cienrich.features.facts.FileChange.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random repositories hold every sort of change. */
class RandomRepositoryTest {
  private static final int COMMITS = 60;

  @TempDir Path directory;
  private Git git;
  private final List<ChangedFile> files = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    RandomRepository.create(directory.resolve("repository"), COMMITS, 2);
    git = new Git(directory.resolve("repository"));
    for (String sha : GitText.lines(git.ask("rev-list", "--branches"))) {
      files.addAll(ChangedFile.ofCommit(git, sha));
    }
  }

  @Test
  void holdsEverySortOfCommit() throws Exception {
    CommitSample sample = CommitSample.draw(git, COMMITS, new Random(1));

    assertThat(sample.commits()).hasSize(COMMITS).doesNotHaveDuplicates();
    assertThat(sample.roots()).hasSizeGreaterThan(1);
    assertThat(sample.merges()).hasSize(COMMITS / 10);
    assertThat(sample.withRenames()).hasSize(COMMITS / 10);
    assertThat(sample.ofEverySort(8)).contains(sample.roots().get(0), sample.merges().get(0));
  }

  @Test
  void holdsEverySortOfChange() {
    assertThat(files)
        .extracting(ChangedFile::kind)
        .contains(Kind.ADDED, Kind.DELETED, Kind.MODIFIED, Kind.RENAMED, Kind.TYPE_CHANGED);
    assertThat(files)
        .extracting(ChangedFile::newMode)
        .contains("000000", "100644", "100755", "120000", "160000");
    assertThat(files)
        .anyMatch(ChangedFile::binary)
        .anyMatch(file -> file.kind() == Kind.RENAMED && file.added() + file.deleted() == 0)
        .anyMatch(file -> file.kind() == Kind.RENAMED && file.added() + file.deleted() > 0)
        .anyMatch(file -> file.kind() == Kind.MODIFIED && file.added() + file.deleted() > 500)
        .anyMatch(file -> file.kind() == Kind.MODIFIED && file.added() + file.deleted() == 0)
        .anyMatch(file -> file.path().contains("%FC"))
        .anyMatch(file -> file.path().contains("\n"));
  }
}
