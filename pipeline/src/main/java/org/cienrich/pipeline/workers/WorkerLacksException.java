package org.cienrich.pipeline.workers;

import java.util.List;
import java.util.Optional;

/** A worker lacks something that the run needs. Names what, never a value. */
public final class WorkerLacksException extends RuntimeException {
  private static final String MARK = WorkerLacksException.class.getName() + ": ";

  private WorkerLacksException(String message) {
    super(message);
  }

  static WorkerLacksException of(String host, List<String> absences) {
    return new WorkerLacksException("Worker " + host + " lacks " + String.join("; ", absences));
  }

  /**
   * Throws such an exception again if it is the cause of another.
   *
   * @param trace the other as a stack trace
   */
  public static void throwIfIn(String trace) {
    Optional<String> message =
        trace
            .lines()
            .filter(line -> line.contains(MARK))
            .map(line -> line.substring(line.indexOf(MARK) + MARK.length()).strip())
            .findFirst();
    if (message.isPresent()) {
      throw new WorkerLacksException(message.get());
    }
  }
}
