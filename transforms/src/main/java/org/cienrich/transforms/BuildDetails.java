package org.cienrich.transforms;

import java.util.List;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.CiJob;
import org.cienrich.features.facts.RunAttempts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an output build beside its run.
 *
 * @param jobs in the order of their ids
 * @param attempts of the build, the one described here among them
 * @param logs null where no feature needs them
 * @param logsTime that fetching and reading them took; null likewise
 */
record BuildDetails(
    String buildKey,
    List<CiJob> jobs,
    RunAttempts attempts,
    @Nullable BuildLogs logs,
    @Nullable TimeTaken logsTime) {
  BuildDetails {
    jobs = List.copyOf(jobs);
  }
}
