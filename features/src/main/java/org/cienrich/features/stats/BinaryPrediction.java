package org.cienrich.features.stats;

import org.jspecify.annotations.Nullable;

/**
 * How well yes or no was predicted. What would be a division by zero is null.
 *
 * @param truePositives predicted yes, and it was
 * @param falsePositives predicted yes, but it was not
 * @param trueNegatives predicted no, and it was not
 * @param falseNegatives predicted no, but it was
 */
public record BinaryPrediction(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  /**
   * Counts outcomes of predictions.
   *
   * @throws IllegalArgumentException if a count is negative
   */
  public BinaryPrediction {
    if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException("Counts are not negative");
    }
  }

  /** Returns the share of right predictions; null if there is none. */
  public @Nullable Double accuracy() {
    long right = truePositives + trueNegatives;
    return share(right, right + falsePositives + falseNegatives);
  }

  /** Returns the share of yes among what was predicted yes; null if nothing was. */
  public @Nullable Double precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** Returns the share of what was predicted yes among yes; null if nothing is. */
  public @Nullable Double recall() {
    return share(truePositives, truePositives + falseNegatives);
  }

  /**
   * Returns the harmonic mean of precision and recall, as 2TP/(2TP+FP+FN); null if nothing is yes
   * and nothing was predicted to be.
   */
  public @Nullable Double f1() {
    return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /**
   * Returns the area under the ROC curve, which has a single point between its ends: the mean of
   * the true positive and the true negative rate. Null if all or nothing is yes.
   */
  public @Nullable Double auc() {
    Double truePositiveRate = recall();
    Double trueNegativeRate = share(trueNegatives, trueNegatives + falsePositives);
    return truePositiveRate == null || trueNegativeRate == null
        ? null
        : (Double) ((truePositiveRate + trueNegativeRate) / 2);
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (Double) ((double) part / whole);
  }
}
