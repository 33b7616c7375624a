package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine says what git says of real repositories: the bare ones one or two levels below the
 * directory that the system property {@code ciEnrich.mirrors} names. Of each, {@code
 * ciEnrich.commits} random commits are compared by what they change, and {@code ciEnrich.builds} of
 * them by all features; {@code ciEnrich.seed} draws others.
 *
 * <p>Reports are written to {@code target/git-reference}.
 */
class RealRepositoriesIT {
  private static final int COMMITS = Integer.getInteger("ciEnrich.commits", 500);
  private static final int BUILDS = Integer.getInteger("ciEnrich.builds", 40);
  private static final long SEED = Long.getLong("ciEnrich.seed", 1);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> theEngineSaysWhatGitSays() throws IOException {
    String mirrors = System.getProperty("ciEnrich.mirrors");
    if (mirrors == null) {
      String reason = "-DciEnrich.mirrors names no directory of bare repositories";
      return Stream.of(DynamicTest.dynamicTest("mirrors", () -> assumeTrue(false, reason)));
    }
    Path root = Path.of(mirrors);
    return bareRepositories(root).stream()
        .map(
            repository ->
                DynamicTest.dynamicTest(
                    root.relativize(repository).toString(),
                    () -> compare(repository, root.relativize(repository).toString())));
  }

  static List<Path> bareRepositories(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
      return paths.filter(path -> Files.isDirectory(path.resolve("objects"))).sorted().toList();
    }
  }

  private void compare(Path repository, String name) throws Exception {
    String fileName = name.replace('/', '+');
    RepositoryComparison comparison =
        new RepositoryComparison(repository, directory.resolve(fileName));

    String report = name + ": " + comparison.run(COMMITS, BUILDS, SEED);

    Path reports = Files.createDirectories(Path.of("target/git-reference"));
    Files.writeString(reports.resolve(fileName + ".txt"), report);
    System.out.println(report);
    assertThat(comparison.agreement().differences()).isEmpty();
  }
}
