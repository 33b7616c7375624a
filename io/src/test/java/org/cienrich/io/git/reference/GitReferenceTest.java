package org.cienrich.io.git.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine says what git says of random repositories. */
class GitReferenceTest {
  private static final int COMMITS = 60;
  private static final int BUILDS = 15;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theEngineSaysWhatGitSays(long seed) throws Exception {
    Path repository = directory.resolve("repository");
    RandomRepository.create(repository, COMMITS, seed);
    RepositoryComparison comparison =
        new RepositoryComparison(repository, directory.resolve("engine"));

    String report = comparison.run(COMMITS, BUILDS, seed);

    Agreement agreement = comparison.agreement();
    assertThat(agreement.differences()).as(report).isEmpty();
    assertThat(agreement.answers("commit: files")).isGreaterThan(COMMITS / 2);
    assertThat(agreement.answers("history: touches")).isGreaterThan(20);
    assertThat(agreement.answers("build: snapshot")).isGreaterThan(BUILDS / 2);
    assertThat(agreement.answers("build: test_delta")).isGreaterThan(3);
    assertThat(agreement.answers("feature: jit_rexp")).isGreaterThan(2);
  }

  @Test
  void theEngineSaysWhatGitSaysWhereContentsAreAbsent() throws Exception {
    Path repository = directory.resolve("repository");
    RandomRepository.create(repository, COMMITS, 3);
    RandomRepository.loseBlobs(repository, 8, 3);
    RepositoryComparison comparison =
        new RepositoryComparison(repository, directory.resolve("engine"));

    String report = comparison.run(COMMITS, BUILDS, 3);

    assertThat(comparison.agreement().differences()).as(report).isEmpty();
    assertThat(report).contains("commit: files", "git lacks objects for");
  }
}
