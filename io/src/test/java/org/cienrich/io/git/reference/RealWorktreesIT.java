package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files on the disk are those that git lists, of real repositories as for {@link
 * RealRepositoriesIT}: of the tip and of {@code ciEnrich.trees} random commits that git has all
 * objects of.
 */
class RealWorktreesIT {
  private static final int TREES = Integer.getInteger("ciEnrich.trees", 10);
  private static final long SEED = Long.getLong("ciEnrich.seed", 1);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> filesAreThoseThatGitLists() throws IOException {
    return RealRepositories.test(this::compare);
  }

  private void compare(Path repository, String name) throws Exception {
    Git git = new Git(repository);
    List<String> all =
        new ArrayList<>(GitText.lines(git.ask("rev-list", "--branches", "--tags", "HEAD")));
    Collections.shuffle(all.subList(1, all.size()), new Random(SEED));
    List<String> commits = new ArrayList<>();
    for (int at = 0; at < all.size() && commits.size() <= TREES; at++) {
      if (hasAllOf(git, all.get(at))) {
        commits.add(all.get(at));
      }
    }

    WorktreeComparison comparison =
        WorktreeReferenceTest.compare(repository, commits, directory.resolve("worktrees"));

    RealRepositories.report(
        name.replace('/', '+') + "-worktrees",
        name
            + ": %d trees, %d files, %d links"
                .formatted(commits.size(), comparison.files(), comparison.links()));
    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.files()).isPositive();
  }

  private static boolean hasAllOf(Git git, String commit) throws GitFailedException {
    return !git.ask(
            "rev-list", "--objects", "--no-object-names", "--missing=print", commit + "^{tree}")
        .contains("?");
  }
}
