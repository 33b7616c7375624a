package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.io.git.GitBackedSource;
import org.cienrich.io.git.GitProgram;
import org.cienrich.io.git.rebuild.CommitRebuilder;
import org.cienrich.io.git.rebuild.Rebuilding;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random commits of real repositories are made again from what a forge tells of them: with the same
 * properties as {@link RealRepositoriesIT}. What is made must have the tree of the original; how
 * often it is the original is told in {@code target/git-reference}.
 */
class LostRealCommitsIT {
  private static final int COMMITS = Integer.getInteger("ciEnrich.commits", 500);
  private static final long SEED = Long.getLong("ciEnrich.seed", 1);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> whatIsMadeAgainHasTheTreeOfTheOriginal() throws IOException {
    return RealRepositories.test(this::rebuild);
  }

  private void rebuild(Path original, String name) throws Exception {
    String fileName = name.replace('/', '+');
    Map<String, Integer> outcomes = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    try (Repository mirror = borrowing(original, directory.resolve(fileName))) {
      CommitRebuilder rebuilder =
          new CommitRebuilder(
              mirror,
              new GitBackedSource(original),
              new RepositoryInfo("1", "o/n", "main", false, null),
              parent -> true);
      for (String sha : randomCommits(original)) {
        Rebuilding result = rebuilder.rebuild(sha);
        if (result instanceof Rebuilding.Rebuilt made) {
          boolean isOriginal = made.commit().name().equals(sha);
          outcomes.merge(made.how() + (isOriginal ? ", the original" : ""), 1, Integer::sum);
          assertThat(treeOf(mirror, made.commit().name())).isEqualTo(treeOf(mirror, sha));
        } else {
          outcomes.merge("not made", 1, Integer::sum);
          failures.add(sha + " " + ((Rebuilding.NotRebuilt) result).account());
        }
      }
    }
    String report = name + ": " + outcomes + "\n" + String.join("\n", failures);
    RealRepositories.report(fileName + "-rebuilt", report);
    assertThat(failures.size()).isLessThanOrEqualTo(COMMITS / 50);
  }

  private static Repository borrowing(Path original, Path directory) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    repository.create(true);
    Path info = Files.createDirectories(directory.resolve("objects/info"));
    Files.writeString(info.resolve("alternates"), original.resolve("objects") + "\n");
    return repository;
  }

  private static List<String> randomCommits(Path original) throws Exception {
    List<String> all =
        new ArrayList<>(GitProgram.run(original, "rev-list", "--all").lines().toList());
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(COMMITS, all.size()));
  }

  private static String treeOf(Repository mirror, String sha) throws IOException {
    return String.valueOf(mirror.resolve(sha + "^{tree}"));
  }
}
