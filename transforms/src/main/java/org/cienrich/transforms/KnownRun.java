package org.cienrich.transforms;

import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;

/**
 * A run that the provider knows.
 *
 * @param line of the input, to choose one description where two lines describe the repository;
 *     behind all lines for a run that is not in the input
 * @param isOutput whether the run is a row of the dataset
 * @param isHistory whether it counts as history of others: only the last attempt of a run does
 * @param jobs how many jobs it has, if it is a row
 */
record KnownRun(
    long line,
    RepositoryInfo repository,
    CiRun run,
    boolean isOutput,
    boolean isHistory,
    int jobs) {

  /** A run of the input. */
  static KnownRun of(long line, RepositoryInfo repository, FoundRun found, boolean isOutput) {
    return new KnownRun(
        line,
        repository,
        found.run(),
        isOutput,
        found.isLast(),
        isOutput ? found.jobs().size() : 0);
  }

  /** A run that is there as history only. */
  static KnownRun ofHistory(RepositoryInfo repository, CiRun run) {
    return new KnownRun(Long.MAX_VALUE, repository, run, false, true, 0);
  }

  /** Returns which of two accounts of one run is kept: a row, else the earlier line. */
  KnownRun or(KnownRun other) {
    if (isOutput != other.isOutput) {
      return isOutput ? this : other;
    }
    return line <= other.line ? this : other;
  }
}
