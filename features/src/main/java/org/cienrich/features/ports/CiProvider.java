package org.cienrich.features.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RepositoryInfo;

/** A CI provider. Never throws for what its answers say. Thread-safe. */
public interface CiProvider {

  /** Returns the name of the provider in keys, such as {@code github_actions}. */
  String name();

  /**
   * Looks builds of one repository up with all their attempts, in as few calls as the provider
   * allows.
   *
   * @param buildIds as in the input; not trusted, in any order, without repetitions
   * @return at least one answer for each id, in the order of the ids; one for each attempt of a
   *     build that was started again, the first attempt first. A build of another repository is not
   *     found.
   */
  List<RunAnswer> findRuns(RepositoryInfo repository, List<String> buildIds);

  /**
   * Lists all runs of a repository that were created before an instant, with all their attempts,
   * oldest first. Their jobs are not asked for: an attempt completes when it was last updated.
   */
  Lookup<List<CiRun>> listRuns(RepositoryInfo repository, Instant before);

  /**
   * Puts the logs of the jobs of a build into the store, unless they are there already.
   *
   * @param jobs of the run, as {@link #findRuns} gave them
   * @return the state of the log of each job, in the order of the jobs
   */
  BuildLogs fetchLogs(RepositoryInfo repository, CiRun run, List<CiJob> jobs);

  /**
   * Estimates what {@link #findRuns} and {@link #fetchLogs} will take, with few requests. By
   * default one request per build for each.
   *
   * @param buildIds as for {@link #findRuns}
   */
  default RunEstimate estimate(RepositoryInfo repository, List<String> buildIds) {
    int builds = buildIds.size();
    return new RunEstimate(builds, builds, builds, null, null);
  }

  /** Returns how long the provider keeps logs after a run has completed; empty if not known. */
  default Optional<Duration> logRetention() {
    return Optional.empty();
  }
}
