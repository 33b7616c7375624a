package org.cienrich.features;

import java.util.Locale;

/** What has to be fetched for a resource. The names are those of the resource states. */
public enum ResourceSource {
  /** The run and its repository, as validation has them: nothing more is fetched. */
  RUN,
  /** A mirror of the repository with the built commit. */
  GIT_HISTORY,
  /** The logs of the jobs. */
  BUILD_LOGS,
  /** What the forge tells of pull requests, discussions and contributors. */
  GITHUB_API,
  /** The files of the built commit, for scanners. */
  GIT_WORKTREE;

  /** Returns the name of the resource state, such as {@code git_history}. */
  public String stateName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
