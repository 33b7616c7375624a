package org.cienrich.io.api;

import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;

/**
 * Whether an archived answer with status 200 still holds, so that it need not be asked for again.
 * What was not there (404, 410) is believed for a day, whatever this says; other statuses never.
 * Offline, every archived answer holds.
 */
@FunctionalInterface
public interface Reuse {
  /** For answers that never change, or whose later changes do not matter. */
  Reuse ALWAYS = reply -> true;

  /** For answers that may be another tomorrow. */
  Reuse NEVER = reply -> false;

  /**
   * Tells whether the answer holds.
   *
   * @throws MalformedReplyException if it makes no sense; it is asked for again then
   */
  boolean holds(HttpReply reply) throws MalformedReplyException;

  /** Tells whether every answer of this run holds, as it does but for short-lived ones. */
  default boolean holdsWithinRun() {
    return true;
  }
}
