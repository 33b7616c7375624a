package org.cienrich.launcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.cienrich.transforms.Progress;

/**
 * Waits for a pipeline and shows how far it is: on a terminal as a bar for the phase that is under
 * way, else as a line every ten seconds. Display only; nothing is decided by it.
 */
final class ProgressMonitor {
  private static final Duration POLL = Duration.ofMillis(300);

  private final ProgressDisplay display;

  ProgressMonitor(ProgressDisplay display) {
    this.display = display;
  }

  /** Waits until the pipeline has ended and returns how. */
  PipelineResult.State waitFor(PipelineResult result) {
    try {
      while (true) {
        PipelineResult.State state =
            result.waitUntilFinish(org.joda.time.Duration.millis(POLL.toMillis()));
        show(counters(result));
        if (state != null && state.isTerminal()) {
          return state;
        }
      }
    } finally {
      display.close();
    }
  }

  /** Shows how far a pipeline with these counters of {@link Progress} is. */
  void show(Map<String, Long> counters) {
    Progress current = null;
    for (Progress phase : Progress.values()) {
      if (done(phase, counters) > 0) {
        current = phase;
      }
    }
    if (current != null) {
      display.show(
          current,
          done(current, counters),
          total(current, counters),
          counters.getOrDefault(current.failuresName(), 0L));
    }
  }

  private static long done(Progress phase, Map<String, Long> counters) {
    return counters.getOrDefault(phase.counterName(), 0L)
        + counters.getOrDefault(phase.failuresName(), 0L);
  }

  /** Returns how much a phase will have to do as far as it is known; 0 where it is not. */
  private static long total(Progress phase, Map<String, Long> counters) {
    return switch (phase) {
      case ROWS_READ, REPOSITORIES_CHECKED, TREES_SCANNED -> 0;
      case BUILDS_CHECKED -> done(Progress.ROWS_READ, counters);
      case REPOSITORIES_INGESTED ->
          counters.getOrDefault(Progress.REPOSITORIES_CHECKED.counterName(), 0L);
      case LOGS_FETCHED, BUILDS_COMPUTED, HISTORY_COMPUTED, ROWS_ASSEMBLED ->
          counters.getOrDefault(Progress.BUILDS_CHECKED.counterName(), 0L);
    };
  }

  private static Map<String, Long> counters(PipelineResult result) {
    Map<String, Long> values = new HashMap<>();
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(Progress.NAMESPACE))
            .build();
    for (MetricResult<Long> counter : result.metrics().queryMetrics(ours).getCounters()) {
      values.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return values;
  }
}
