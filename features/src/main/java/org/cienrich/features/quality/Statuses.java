package org.cienrich.features.quality;

import static org.cienrich.features.ci.WorkflowFeatures.FAILED;
import static org.cienrich.features.ci.WorkflowFeatures.PASSED;
import static org.cienrich.features.ci.WorkflowFeatures.STATUSES;

import org.jspecify.annotations.Nullable;

/** The values of {@code tr_status} as numbers. */
final class Statuses {
  /** How many numbers there are. */
  static final int COUNT = STATUSES.size() + 1;

  /** The number of builds whose status is not known. */
  static final int UNKNOWN = STATUSES.size();

  static final int PASSED_STATUS = STATUSES.indexOf(PASSED);
  static final int FAILED_STATUS = STATUSES.indexOf(FAILED);

  private Statuses() {}

  static int numberOf(@Nullable String status) {
    int number = status == null ? UNKNOWN : STATUSES.indexOf(status);
    return number < 0 ? UNKNOWN : number;
  }

  static String name(int number) {
    return number == UNKNOWN ? "missing" : STATUSES.get(number);
  }

  /** Tells whether the build says something about the code: it passed or failed. */
  static boolean isJudged(int number) {
    return number == PASSED_STATUS || number == FAILED_STATUS;
  }
}
