package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.World;
import org.eclipse.jgit.lib.ObjectId;

/** Mika's fork of {@link HydroGauge}: it shares the objects and has the pull request's branch. */
public final class HydroGaugeFork {

  static final long ID = 7002;
  static final String NAME = "mika/hydro-gauge";

  private HydroGaugeFork() {}

  /** Adds to a world the commits that the fork shares with what it was forked from. */
  public static World withSharedCommits(World world) {
    GitHubIndex index = new GitHubIndex(world);
    Repository upstream = world.repository(HydroGauge.NAME).orElseThrow();
    List<RepositoryCommit> shared =
        world.github().branches().stream()
            .filter(branch -> branch.repositoryId() == ID)
            .flatMap(branch -> index.commit(upstream, branch.sha()).stream())
            .flatMap(tip -> index.history(upstream, tip).stream())
            .distinct()
            .map(commit -> commit.of(ID))
            .toList();
    GitHubData commits =
        new GitHubData(shared, List.of(), List.of(), List.of(), List.of(), List.of());
    return world.withGitHub(GitHubData.of(List.of(world.github(), commits)));
  }

  static Chapter tell(Path gitRoot) throws IOException {
    Path upstream = Chapter.gitDirectory(gitRoot, HydroGauge.NAME);
    ObjectId head = BareRepository.resolve(upstream, HydroGauge.FORK_HEAD);
    ObjectId main = BareRepository.resolve(upstream, "refs/heads/main");
    try (org.eclipse.jgit.lib.Repository fork =
        BareRepository.fork(upstream, Chapter.gitDirectory(gitRoot, NAME), "main")) {
      BareRepository.point(fork, "refs/heads/main", main);
      BareRepository.point(fork, "refs/heads/patch-1", head);
    }
    Instant forked = Instant.parse("2024-03-09T10:00:00Z");
    List<Branch> branches =
        List.of(new Branch(ID, "main", main.name()), new Branch(ID, "patch-1", head.name()));
    GitHubData github =
        new GitHubData(List.of(), branches, List.of(), List.of(), List.of(), List.of());
    return new Chapter(
        Repository.of(ID, NAME, "Java", forked, forked).asFork(), List.of(), List.of(), github);
  }
}
