package org.cienrich.transforms;

import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;

/**
 * The phases that a person sees pass, in order, each with a counter of what is done and one of what
 * failed. For display only: the numbers of the manifest are counted as data.
 */
public enum Progress {
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
    return new ProgressCounter(counterName());
  }

  public Counter failures() {
    return new ProgressCounter(failuresName());
  }

  /** Returns all that was counted in this process so far, by the names of counters. */
  public static Map<String, Long> countedHere() {
    return ProgressCounter.countedHere();
  }
}
