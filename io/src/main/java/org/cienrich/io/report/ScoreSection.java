package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.quality.QualityReport.Scores;
import org.cienrich.io.report.Bar.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The score and what it is made of.
 *
 * @param bar what each part adds
 */
record ScoreSection(String quality, Bar bar, List<ScorePart> parts) {

  /** A part of the score. */
  record ScorePart(
      String tone, String name, String score, String weight, String points, String formula) {}

  static ScoreSection of(Scores scores) {
    List<Slice> slices = new ArrayList<>();
    List<ScorePart> parts = new ArrayList<>();
    part(
        "Completeness",
        scores.completeness(),
        Scores.COMPLETENESS_WEIGHT,
        "mean over all features of the share of enriched rows with a value",
        slices,
        parts);
    part(
        "Validity",
        scores.validity(),
        Scores.VALIDITY_WEIGHT,
        "mean over all features of the share of values in range, or among the allowed ones",
        slices,
        parts);
    part(
        "Consistency",
        scores.consistency(),
        Scores.CONSISTENCY_WEIGHT,
        "share of the enriched rows that are completed",
        slices,
        parts);
    part(
        "Coverage",
        scores.coverage(),
        Scores.COVERAGE_WEIGHT,
        "share of all rows that are enriched",
        slices,
        parts);
    return new ScoreSection(Figures.fixed(scores.quality(), 1), Bar.of(100, slices), parts);
  }

  private static void part(
      String name,
      @Nullable Double score,
      double weight,
      String formula,
      List<Slice> slices,
      List<ScorePart> parts) {
    String tone = "part-" + parts.size();
    Double points = score == null ? null : score * weight;
    slices.add(new Slice(tone, points == null ? 0 : points));
    parts.add(
        new ScorePart(
            tone,
            name,
            Figures.fixed(score, 1),
            Figures.fixed(weight, 1),
            Figures.fixed(points, 1),
            formula));
  }
}
