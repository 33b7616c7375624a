package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine says what git says of random repositories. */
class GitReferenceTest {
  private static final int COMMITS = 70;
  private static final int BUILDS = 25;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theEngineSaysWhatGitSays(long seed) throws Exception {
    Path repository = directory.resolve("repository");
    RandomRepository.create(repository, COMMITS, seed);
    RepositoryComparison comparison =
        new RepositoryComparison(repository, directory.resolve("engine"));

    String report = comparison.run(COMMITS, BUILDS, seed);

    assertThat(comparison.differences()).as(report).isEmpty();
  }
}
