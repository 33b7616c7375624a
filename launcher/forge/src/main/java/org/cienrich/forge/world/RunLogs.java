package org.cienrich.forge.world;

import java.util.List;

/**
 * Whether the logs of one attempt of a run can be had.
 *
 * @param notArchived ids of jobs whose logs are missing in the archive of the run, though they can
 *     be had one by one
 */
public record RunLogs(long runId, int attempt, State state, List<Long> notArchived) {

  public RunLogs {
    notArchived = List.copyOf(notArchived);
  }

  /** Logs that can be had, are past their retention, or need more rights than any caller has. */
  public enum State {
    AVAILABLE,
    EXPIRED,
    FORBIDDEN
  }
}
