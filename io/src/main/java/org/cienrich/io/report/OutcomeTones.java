package org.cienrich.io.report;

import java.util.Comparator;
import java.util.List;
import org.cienrich.features.quality.QualityReport.Label;
import org.jspecify.annotations.Nullable;

/** Outcomes of builds as classes of the style sheet. */
final class OutcomeTones {
  private static final List<String> KNOWN =
      List.of("passed", "failed", "errored", "cancelled", "skipped", "unknown", "missing");

  /** Those that are known first. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(OutcomeTones::rank).thenComparing(Comparator.naturalOrder());

  private OutcomeTones() {}

  private static int rank(String outcome) {
    int rank = KNOWN.indexOf(outcome);
    return rank < 0 ? KNOWN.size() : rank;
  }

  /**
   * Returns the tone of an outcome; of one that is not known here, by what the label says of it.
   */
  static String of(String outcome, @Nullable Label label) {
    if (KNOWN.contains(outcome)) {
      return "o-" + outcome;
    }
    if (label != null && label.positive().contains(outcome)) {
      return "o-failed";
    }
    return label != null && label.negative().contains(outcome) ? "o-passed" : "other";
  }
}
