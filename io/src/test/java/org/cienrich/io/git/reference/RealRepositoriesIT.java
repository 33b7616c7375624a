package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    return RealRepositories.test(this::compare);
  }

  private void compare(Path repository, String name) throws Exception {
    String fileName = name.replace('/', '+');
    RepositoryComparison comparison =
        new RepositoryComparison(repository, directory.resolve(fileName));

    String report = name + ": " + comparison.run(COMMITS, BUILDS, SEED);

    RealRepositories.report(fileName, report);
    assertThat(comparison.agreement().differences()).isEmpty();
  }
}
