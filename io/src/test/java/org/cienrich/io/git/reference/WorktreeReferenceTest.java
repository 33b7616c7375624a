package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.GitFixture;
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
  }

  /** Links of one to four names, of which most are of files, folders and links. */
  @Test
  void linksAreFollowedAsGitDoes() throws Exception {
    Random random = new Random(5);
    List<String> names = List.of("..", "..", ".", "", "d1", "d2", "f", "l1", "l2", "l3", "none");
    try (GitFixture fixture = GitFixture.in(directory.resolve("links"))) {
      GitFixture.Change change = fixture.commit();
      for (String folder : List.of("", "d1/", "d2/", "d1/d2/", "d2/d1/", "d1/d2/d1/")) {
        change.file(folder + "f", folder);
        for (int link = 1; link <= 20; link++) {
          StringBuilder target = new StringBuilder(random.nextInt(10) == 0 ? "/" : "");
          for (int more = random.nextInt(4); more > 0; more--) {
            target.append(names.get(random.nextInt(names.size()))).append('/');
          }
          target.append(names.get(4 + random.nextInt(7)));
          change.symlink(folder + "l" + link, target.toString());
        }
      }
      String commit = change.onMain();

      WorktreeComparison comparison =
          compare(fixture.directory(), List.of(commit), directory.resolve("worktrees"));

      assertThat(comparison.differences()).isEmpty();
      assertThat(comparison.links()).isEqualTo(120);
      assertThat(comparison.followed().keySet())
          .contains("file", "folder", "symlink", "dangling", "loop");
    }
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
