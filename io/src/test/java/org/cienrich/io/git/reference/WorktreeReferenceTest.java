package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.worktree.WorktreeLimits;
import org.cienrich.io.git.worktree.Worktrees;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on the disk are those that git lists, of random repositories. */
class WorktreeReferenceTest {
  @TempDir Path directory;

  @Test
  void filesAreThoseThatGitLists() throws Exception {
    Path repository = directory.resolve("repository");
    RandomRepository.create(repository, 60, 4);
    Git git = new Git(repository);
    List<String> commits = GitText.lines(git.ask("rev-list", "--branches", "--tags"));

    WorktreeComparison comparison = compare(repository, commits, directory.resolve("worktrees"));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.files()).isGreaterThan(500);
    assertThat(comparison.links()).isGreaterThan(20);
  }

  static WorktreeComparison compare(Path gitDir, List<String> commits, Path folder)
      throws Exception {
    Worktrees worktrees = Worktrees.in(folder, WorktreeLimits.of(1, 10L << 30));
    WorktreeComparison comparison = new WorktreeComparison(new Git(gitDir));
    try (Repository mirror =
        new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setBare().build()) {
      for (String commit : commits) {
        ObjectId tree = mirror.parseCommit(ObjectId.fromString(commit)).getTree();
        try (Worktree worktree = worktrees.open(mirror, tree)) {
          comparison.compare(commit, worktree);
        }
      }
    }
    return comparison;
  }
}
