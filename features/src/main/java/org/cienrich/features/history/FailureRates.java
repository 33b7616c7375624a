package org.cienrich.features.history;

import static org.cienrich.features.MissingReason.NO_HISTORY;
import static org.cienrich.features.ci.WorkflowFeatures.FAILED;
import static org.cienrich.features.ci.WorkflowFeatures.PASSED;
import static org.cienrich.features.ci.WorkflowFeatures.TR_STATUS;

import java.util.List;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierBuilds.EarlierBuild;
import org.cienrich.features.Outcome;

/**
 * Shares of failed builds. Only builds that passed or failed count, in the numerator and in the
 * denominator alike: a cancelled or skipped build says nothing about the code.
 */
final class FailureRates {
  private FailureRates() {}

  /** Returns the share among all earlier builds; missing if none passed or failed. */
  static Outcome<Double> ofAll(EarlierBuilds earlier) {
    long failed = earlier.count(TR_STATUS, FAILED);
    return rate(failed, failed + earlier.count(TR_STATUS, PASSED));
  }

  /** Returns the share among the newest builds that passed or failed; missing if there is none. */
  static Outcome<Double> ofNewest(EarlierBuilds earlier, long limit) {
    List<EarlierBuild> judged = newestJudged(earlier, limit);
    return rate(judged.stream().filter(build -> is(build, FAILED)).count(), judged.size());
  }

  private static List<EarlierBuild> newestJudged(EarlierBuilds earlier, long limit) {
    int asked = Math.toIntExact(limit);
    while (true) {
      List<EarlierBuild> newest = earlier.completed(asked);
      List<EarlierBuild> judged =
          newest.stream()
              .filter(build -> is(build, FAILED) || is(build, PASSED))
              .limit(limit)
              .toList();
      if (judged.size() == limit || newest.size() < asked) {
        return judged;
      }
      asked = Math.multiplyExact(asked, 2);
    }
  }

  /** Tells whether the build is known to have ended with this status. */
  static boolean is(EarlierBuild build, String status) {
    return build.value(TR_STATUS).equals(Outcome.present(status));
  }

  /** Returns the quotient; missing if the denominator is 0. */
  static Outcome<Double> rate(long failed, long all) {
    return all == 0 ? Outcome.missing(NO_HISTORY) : Outcome.present((double) failed / all);
  }
}
