package org.cienrich.io.git.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.git.MirrorRepositories;
import org.cienrich.io.git.reference.Git.GitFailedException;

/** Compares what the engine and git say of one repository. */
final class RepositoryComparison {
  /** The most commits that a build covers. */
  private static final int MAX_COVERED = 8;

  private final Path repository;
  private final Path directory;
  private final Agreement agreement = new Agreement();

  /**
   * @param repository a bare repository
   * @param directory an empty one for what the engine keeps
   */
  RepositoryComparison(Path repository, Path directory) {
    this.repository = repository;
    this.directory = directory;
  }

  /**
   * Compares a sample.
   *
   * @param commits whose changes are compared
   * @param builds how many of them are built, and compared by all features
   * @return the report, with the time that it took
   */
  String run(int commits, int builds, long seed)
      throws IOException, GitFailedException, RepositoryUnavailableException {
    long start = System.nanoTime();
    Git git = new Git(repository);
    Random random = new Random(seed);
    CommitSample sample = CommitSample.draw(git, commits, random);
    String branch = git.ask("symbolic-ref", "--short", "HEAD").strip();
    RepositoryInfo info = SampleBuild.repository(branch);
    StringBuilder times = new StringBuilder();
    long drawn = System.nanoTime();
    try (RepositoryView engine = engine().open(info, Set.copyOf(sample.commits()), Set.of())) {
      long opened = System.nanoTime();
      Judge judge = new Judge(new GitReference(git, branch), engine, info, agreement);
      for (String sha : sample.commits()) {
        judge.compareCommit(SampleBuild.of(git, sha, 1));
      }
      long compared = System.nanoTime();
      List<String> built = sample.ofEverySort(builds);
      for (String sha : built) {
        judge.compareBuild(SampleBuild.of(git, sha, 1 + random.nextInt(MAX_COVERED)));
      }
      times
          .append(sample.commits().size() + " commits (" + sample.roots().size() + " roots, ")
          .append(sample.merges().size() + " merges and ")
          .append(sample.withRenames().size() + " renames drawn as such), ")
          .append(built.size() + " builds, seed " + seed)
          .append("; drawing " + seconds(start, drawn) + " s, opening " + seconds(drawn, opened))
          .append(" s, commits " + seconds(opened, compared))
          .append(" s, builds " + seconds(compared, System.nanoTime()) + " s\n");
    }
    return times + agreement.report();
  }

  private static long seconds(long from, long to) {
    return Duration.ofNanos(to - from).toSeconds();
  }

  /** Returns what was compared. */
  Agreement agreement() {
    return agreement;
  }

  private MirrorRepositories engine() throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Files.createSymbolicLink(sources.resolve("mirror"), repository.toRealPath());
    return MirrorRepositories.of(
        directory.resolve("cache"), "file://" + sources.toRealPath() + "/{name}");
  }
}
