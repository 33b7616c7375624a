package org.cienrich.io.report;

import java.util.List;
import org.cienrich.features.quality.QualityReport.Baseline;
import org.cienrich.features.quality.QualityReport.Label;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.cienrich.io.report.FeatureLinks.FeatureLink;
import org.jspecify.annotations.Nullable;

/** The outcome to predict, and how far its predecessor predicts it. */
record LabelSection(
    FeatureLink label, List<Outcome> outcomes, String majority, @Nullable EchoView baseline) {
  /** A longer outcome is cut. */
  private static final int MOST_CHARACTERS = 60;

  /** An outcome and its rows. */
  record Outcome(String outcome, String role, String rows, String share, Bar bar) {}

  /** Predicting the outcome of the previous build. */
  record EchoView(
      FeatureLink previous,
      String rows,
      String truePositives,
      String falsePositives,
      String trueNegatives,
      String falseNegatives,
      String accuracy,
      String f1,
      String auc) {}

  static @Nullable LabelSection of(@Nullable Label label, FeatureLinks links) {
    if (label == null) {
      return null;
    }
    long all = label.balance().stream().mapToLong(ValueCount::rows).sum();
    return new LabelSection(
        links.to(label.feature()),
        label.balance().stream().map(count -> outcome(count, label, all)).toList(),
        Figures.percent(label.majorityShare() == null ? null : 100 * label.majorityShare()),
        baseline(label.baseline(), links));
  }

  private static Outcome outcome(ValueCount count, Label label, long all) {
    String role =
        label.positive().contains(count.value())
            ? "failed"
            : label.negative().contains(count.value()) ? "passed" : "not judged";
    return new Outcome(
        VisibleText.of(count.value(), MOST_CHARACTERS),
        role,
        Figures.count(count.rows()),
        Figures.percent(count.rows(), all),
        Bar.of(OutcomeTones.of(count.value(), label), (double) all, (double) count.rows()));
  }

  private static @Nullable EchoView baseline(@Nullable Baseline baseline, FeatureLinks links) {
    return baseline == null
        ? null
        : new EchoView(
            links.to(baseline.feature()),
            Figures.count(baseline.rows()),
            Figures.count(baseline.truePositives()),
            Figures.count(baseline.falsePositives()),
            Figures.count(baseline.trueNegatives()),
            Figures.count(baseline.falseNegatives()),
            Figures.fixed(baseline.accuracy(), 3),
            Figures.fixed(baseline.f1(), 3),
            Figures.fixed(baseline.auc(), 3));
  }
}
