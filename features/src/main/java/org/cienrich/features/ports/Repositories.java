package org.cienrich.features.ports;

import java.io.Serializable;
import java.util.Set;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * The only way to git. Every call makes sure that this machine has a mirror of the repository with
 * the wanted commits: no step relies on what another step left on its machine. Thread-safe; holds
 * configuration only, never a secret.
 */
public interface Repositories extends Serializable {

  /**
   * Opens a repository, cloning or fetching what is absent.
   *
   * @param wantedShas the commits that the caller will ask for
   * @param pullRequests the numbers of the pull requests whose heads may be needed
   * @throws RepositoryUnavailableException if the repository cannot be had
   */
  RepositoryView open(RepositoryInfo repository, Set<String> wantedShas, Set<Long> pullRequests)
      throws RepositoryUnavailableException;
}
