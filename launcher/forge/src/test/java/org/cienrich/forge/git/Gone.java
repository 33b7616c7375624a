package org.cienrich.forge.git;

import java.util.List;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.RepositoryCommit;

/** The commits of the sample world that only its attic has. */
final class Gone {

  static final String REPOSITORY = "orchard-labs/ferment";

  static final String FIRST = "Call it a culture";
  static final String SECOND = "Test the culture";
  static final String MERGE = "Merge pull request #31";
  static final String LARGE = "Add an almanac";

  private Gone() {}

  static List<RepositoryCommit> commits(SampleWorld sample) {
    return List.of(
        commit(sample, FIRST),
        commit(sample, SECOND),
        commit(sample, MERGE),
        commit(sample, LARGE));
  }

  /** The only commit whose message begins like this. */
  static RepositoryCommit commit(SampleWorld sample, String message) {
    List<RepositoryCommit> found =
        sample.world().github().commits().stream()
            .filter(commit -> commit.message().startsWith(message))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(message + ": " + found);
    }
    return found.get(0);
  }
}
