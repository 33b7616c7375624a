package org.cienrich.pipeline.plan;

/**
 * Requests by what they are for.
 *
 * @param forge pull requests, reviews, comments, contributors
 */
public record Calls(long repositories, long runs, long jobs, long logs, long forge) {
  /** No request. */
  public static final Calls NONE = new Calls(0, 0, 0, 0, 0);

  /** Returns the sums. */
  public Calls plus(Calls other) {
    return new Calls(
        repositories + other.repositories,
        runs + other.runs,
        jobs + other.jobs,
        logs + other.logs,
        forge + other.forge);
  }

  public long total() {
    return repositories + runs + jobs + logs + forge;
  }
}
