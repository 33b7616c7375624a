package org.cienrich.transforms;

import java.util.Locale;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * The phases that a person sees pass, in order, each with a counter of what is done and one of what
 * failed. For display only: the numbers of the manifest are counted as data.
 */
public enum Progress {
  ROWS_READ("Reading rows"),
  REPOSITORIES_CHECKED("Checking repositories"),
  BUILDS_CHECKED("Checking builds"),
  LOGS_FETCHED("Fetching logs"),
  REPOSITORIES_INGESTED("Ingesting repositories"),
  BUILDS_COMPUTED("Computing features"),
  HISTORY_COMPUTED("Computing history"),
  TREES_SCANNED("Scanning trees"),
  ROWS_ASSEMBLED("Assembling rows");

  /** The namespace of the counters. */
  public static final String NAMESPACE = "progress";

  private static final String FAILED = "_failed";

  private final String phrase;

  Progress(String phrase) {
    this.phrase = phrase;
  }

  /** Returns the phase as a person reads it. */
  public String phrase() {
    return phrase;
  }

  /** Returns the name of the counter of what is done. */
  public String counterName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the counter of what failed. */
  public String failuresName() {
    return counterName() + FAILED;
  }

  public Counter counter() {
    return Metrics.counter(NAMESPACE, counterName());
  }

  public Counter failures() {
    return Metrics.counter(NAMESPACE, failuresName());
  }
}
