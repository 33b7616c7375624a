package org.cienrich.features.facts;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;

/** The logs of the jobs of a build, as far as they could be had, in the order of the jobs. */
public record BuildLogs(List<JobLog> jobs) {
  public BuildLogs {
    jobs = List.copyOf(jobs);
  }

  /**
   * Returns why not all logs are there: of several reasons a transient one first, since a later run
   * may change it; empty if the log of every job that ran is stored.
   */
  public Optional<MissingReason> missing() {
    List<MissingReason> reasons =
        jobs.stream()
            .flatMap(log -> Optional.ofNullable(log.missing()).stream())
            .filter(reason -> reason != MissingReason.NOT_APPLICABLE)
            .toList();
    return reasons.stream()
        .filter(MissingReason::isTransient)
        .findFirst()
        .or(() -> reasons.stream().findFirst());
  }

  /** Returns what the logs tell that are stored, in the order of the jobs. */
  public List<LogFacts> facts() {
    return jobs.stream().flatMap(log -> Optional.ofNullable(log.facts()).stream()).toList();
  }

  /** Tells whether at least one log is stored. */
  public boolean hasAny() {
    return jobs.stream().anyMatch(JobLog::isStored);
  }
}
