package org.cienrich.features.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to 500 builds of one repository that are computed together, in their order of time.
 *
 * @param gitRules what facts of git depend on besides commits; null if there is no git history
 */
public record WorkUnit(
    RepositoryInfo repository, int chunk, @Nullable String gitRules, List<BuildWork> builds) {
  /** The most builds one unit holds. */
  public static final int MAX_BUILDS = 500;

  public WorkUnit {
    builds = List.copyOf(builds);
  }

  /** Returns what tells it from all other units. */
  public String key() {
    return keyOf(repository.key(), chunk * MAX_BUILDS);
  }

  /**
   * Returns the key of the unit that a build of a repository is in.
   *
   * @param rank of the build
   */
  public static String keyOf(String repoKey, int rank) {
    return repoKey + "/" + rank / MAX_BUILDS;
  }
}
