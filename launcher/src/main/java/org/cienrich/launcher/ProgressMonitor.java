package org.cienrich.launcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cienrich.transforms.Progress;

/**
 * Shows how far a pipeline is: on a terminal as a bar for the phase that is under way, else as a
 * line every ten seconds. Display only; nothing is decided by it.
 */
final class ProgressMonitor {
  private static final Duration POLL = Duration.ofMillis(300);

  private final ProgressDisplay display;

  ProgressMonitor(ProgressDisplay display) {
    this.display = display;
  }

  /** Shows the progress of what runs in this process, as long as the work takes. */
  <T> T during(Supplier<T> work) {
    Map<String, Long> before = Progress.countedHere();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    Runnable tick = () -> show(since(before));
    try {
      Future<?> ticks =
          clock.scheduleAtFixedRate(tick, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
      T result = work.get();
      ticks.cancel(/* mayInterruptIfRunning= */ false);
      return result;
    } finally {
      stop(clock);
    }
  }

  /** Returns when the last tick is over; the display may be closed then. */
  private static void stop(ScheduledExecutorService clock) {
    clock.shutdownNow();
    try {
      clock.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> counters = new HashMap<>(Progress.countedHere());
    before.forEach((name, count) -> counters.merge(name, -count, Long::sum));
    return counters;
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
          current.phrase(),
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
      case REPOSITORIES_CHECKED, BUILDS_CHECKED, TREES_SCANNED -> 0;
      case REPOSITORIES_INGESTED ->
          counters.getOrDefault(Progress.REPOSITORIES_CHECKED.counterName(), 0L);
      case LOGS_FETCHED, BUILDS_COMPUTED, HISTORY_COMPUTED, ROWS_ASSEMBLED ->
          counters.getOrDefault(Progress.BUILDS_CHECKED.counterName(), 0L);
    };
  }
}
