package org.cienrich.features.facts;

import java.util.Locale;

/** How a job ended by its log, in the words of TravisTorrent; from good to bad. */
public enum LogStatus {
  /** All commands succeeded. */
  OK,
  /** A person or another job cancelled it. */
  CANCELLED,
  /** It was stopped without an end of its own: no output for too long, or its machine went away. */
  TERMINATED,
  /** It, or a step of it, ran into its time limit. */
  TIMEOUT,
  /** A command failed. */
  BROKEN;

  /** Returns the word in lower case. */
  public String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }
}
