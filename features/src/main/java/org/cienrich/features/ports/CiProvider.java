package org.cienrich.features.ports;

import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;

/** A CI provider together with the forge that hosts its repositories. Thread-safe. */
public interface CiProvider {

  /** Returns the name of the provider in keys, such as {@code github_actions}. */
  String name();

  /**
   * Looks a repository up by {@code owner/name}; former names lead to the present repository. Never
   * throws for what the answer says.
   */
  Lookup<RepositoryInfo> findRepository(String name);

  /**
   * Looks a build up; by its last attempt. A build of another repository is not found.
   *
   * @param buildId as in the input; not trusted
   */
  Lookup<CiRun> findRun(RepositoryInfo repository, String buildId);
}
