package org.cienrich.io.report;

import java.util.List;
import org.cienrich.features.KnownAt;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.Issue;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.io.report.FeatureLinks.FeatureLink;

/**
 * What a model that predicts at the trigger must not see.
 *
 * @param issues what was found in the values
 * @param after features that are known after the trigger
 */
record LeakageSection(List<IssuesSection.Item> issues, List<KnownAfter> after) {

  /** The features that are known at one time. */
  record KnownAfter(String title, List<FeatureLink> features) {}

  static LeakageSection of(QualityReport quality, FeatureLinks links) {
    return new LeakageSection(
        IssuesSection.about(Issue.Topic.LEAKAGE, quality.issues(), links),
        List.of(
            after("when the run has ended", KnownAt.RUN_END, quality.features(), links),
            after("only when the dataset is made", KnownAt.LATER, quality.features(), links)));
  }

  private static KnownAfter after(
      String when, KnownAt knownAt, List<FeatureQuality> features, FeatureLinks links) {
    List<FeatureLink> some =
        features.stream()
            .filter(feature -> feature.knownAt().equals(knownAt.optionName()))
            .map(feature -> links.to(feature.name()))
            .toList();
    return new KnownAfter(Figures.plural(some.size(), "feature") + " known " + when, some);
  }
}
