package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks whose end was not waited for, so that a later scan of the same may: kind {@code scan-task}.
 * Forgetting one costs an analysis, nothing else. Thread-safe.
 */
final class UnfinishedTasks {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedTasks.class);
  private static final String KIND = "scan-task";
  private static final String NONE = "";

  private final Generations states;

  UnfinishedTasks(Store store) {
    this.states = new Generations(store, KIND);
  }

  /** Returns the task that was begun for this analysis and not waited for. */
  Optional<String> find(String analysis) {
    try {
      return states
          .get(analysis, states.newest(analysis))
          .map(state -> new String(state, StandardCharsets.UTF_8))
          .filter(ReportTask::isTaskId);
    } catch (IOException e) {
      LOG.warn("Cannot tell whether SonarQube has a task of {}: {}", analysis, e.toString());
      return Optional.empty();
    }
  }

  void remember(String analysis, String task) {
    if (!find(analysis).equals(Optional.of(task))) {
      put(analysis, task);
    }
  }

  void forget(String analysis) {
    if (find(analysis).isPresent()) {
      put(analysis, NONE);
    }
  }

  private void put(String analysis, String state) {
    try {
      states.add(analysis, state.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("Cannot remember the task of SonarQube for {}: {}", analysis, e.toString());
    }
  }
}
