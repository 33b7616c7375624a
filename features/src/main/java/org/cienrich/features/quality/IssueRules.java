package org.cienrich.features.quality;

import static org.cienrich.features.quality.Issue.Severity.ERROR;
import static org.cienrich.features.quality.Issue.Severity.INFO;
import static org.cienrich.features.quality.Issue.Severity.WARNING;
import static org.cienrich.features.quality.Issue.Topic.BALANCE;
import static org.cienrich.features.quality.Issue.Topic.COMPLETENESS;
import static org.cienrich.features.quality.Issue.Topic.CONSISTENCY;
import static org.cienrich.features.quality.Issue.Topic.CONSTANT;
import static org.cienrich.features.quality.Issue.Topic.COVERAGE;
import static org.cienrich.features.quality.Issue.Topic.DRIFT;
import static org.cienrich.features.quality.Issue.Topic.DUPLICATES;
import static org.cienrich.features.quality.Issue.Topic.LEAKAGE;
import static org.cienrich.features.quality.Issue.Topic.MISSING_BY_OUTCOME;
import static org.cienrich.features.quality.Issue.Topic.NEAR_CONSTANT;
import static org.cienrich.features.quality.Issue.Topic.VALIDITY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.KnownAt;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.features.quality.Issue.Severity;
import org.cienrich.features.quality.Issue.Topic;
import org.cienrich.features.quality.QualityReport.Label;
import org.jspecify.annotations.Nullable;

/** What of a report its owner is told, most severe first. */
final class IssueRules {
  private static final double LOW = 50;
  private static final double MEDIOCRE = 80;
  private static final double SPARSE = 30;
  private static final double SIGNIFICANT = 0.05;

  /** Smaller associations are negligible (Cohen 1988, for one degree of freedom). */
  private static final double SMALL_EFFECT = 0.1;

  private static final double NOTABLE_DRIFT = 0.2;
  private static final double RARE_OUTCOME = 0.1;

  private final List<Found> found = new ArrayList<>();

  private record Found(Severity severity, Topic topic, Issue issue) {}

  private IssueRules() {}

  /** Returns the issues of a report. */
  static List<Issue> of(QualityReport report) {
    IssueRules rules = new IssueRules();
    rules.checkScores(report);
    report.features().forEach(rules::checkFeature);
    rules.checkDuplicates(report);
    rules.checkLeakage(report);
    rules.checkBalance(report.label());
    return rules.found.stream()
        .sorted(Comparator.comparing(Found::severity).thenComparing(Found::topic))
        .map(Found::issue)
        .toList();
  }

  private void checkScores(QualityReport report) {
    Double coverage = report.scores().coverage();
    if (coverage == null) {
      add(ERROR, COVERAGE, null, "The dataset has no rows.", Map.of());
      return;
    }
    if (coverage < MEDIOCRE) {
      add(
          coverage < LOW ? ERROR : WARNING,
          COVERAGE,
          null,
          words("Only %s of the builds could be enriched.", percent(coverage)),
          Map.of("coverage", coverage));
    }
    Double completeness = report.scores().completeness();
    if (completeness != null && completeness < LOW) {
      add(
          ERROR,
          COMPLETENESS,
          null,
          words("On average features have a value in only %s of the rows.", percent(completeness)),
          Map.of("completeness", completeness));
    }
    Double consistency = report.scores().consistency();
    if (consistency != null && consistency < LOW) {
      add(
          WARNING,
          CONSISTENCY,
          null,
          words("Only %s of the rows have all that could be known.", percent(consistency)),
          Map.of("consistency", consistency));
    }
  }

  private void checkFeature(FeatureQuality feature) {
    Double completeness = feature.completenessPct();
    if (completeness != null && completeness < SPARSE) {
      add(
          WARNING,
          COMPLETENESS,
          feature.name(),
          words("%s has a value in only %s of the rows.", feature.name(), percent(completeness)),
          Map.of("completeness_pct", completeness));
    }
    checkValidity(feature, feature.outOfRange(), "outside its range", "out_of_range");
    checkValidity(feature, feature.notAllowed(), "that are not allowed", "not_allowed");
    if (feature.constant() && feature.values() > 1) {
      add(
          WARNING,
          CONSTANT,
          feature.name(),
          words(
              "%s has the same value in all %d rows that have one.",
              feature.name(), feature.values()),
          Map.of("values", feature.values()));
    }
    if (feature.nearConstant()) {
      add(
          INFO,
          NEAR_CONSTANT,
          feature.name(),
          words("%s has the same value in almost all rows.", feature.name()),
          Map.of("values", feature.values(), "distinct", feature.distinct()));
    }
    checkMissing(feature.name(), feature.missingByOutcome());
    checkDrift(feature.name(), feature.drift());
  }

  private void checkValidity(
      FeatureQuality feature, @Nullable Long wrong, String how, String detail) {
    if (wrong != null && wrong > 0) {
      add(
          WARNING,
          VALIDITY,
          feature.name(),
          words("Values of %s %s: %d.", feature.name(), how, wrong),
          Map.of(detail, wrong, "values", feature.values()));
    }
  }

  private void checkMissing(String feature, @Nullable Association test) {
    if (test != null && test.adjustedP() < SIGNIFICANT && test.effect() >= SMALL_EFFECT) {
      add(
          WARNING,
          MISSING_BY_OUTCOME,
          feature,
          words(
              "%s is missing more often for some outcomes than for others (Cramér's V %s).",
              feature, effect(test.effect())),
          Map.of("effect", test.effect(), "adjusted_p", test.adjustedP()));
    }
  }

  private void checkDrift(String feature, @Nullable Drift test) {
    if (test != null && test.adjustedP() < SIGNIFICANT && test.effect() >= NOTABLE_DRIFT) {
      add(
          INFO,
          DRIFT,
          feature,
          words(
              "%s differs between the first and the last third of the repositories' time (effect %s).",
              feature, effect(test.effect())),
          Map.of("effect", test.effect(), "adjusted_p", test.adjustedP()));
    }
  }

  private void checkDuplicates(QualityReport report) {
    long rows = report.duplicates().rows();
    if (rows > 0) {
      add(
          WARNING,
          DUPLICATES,
          null,
          words("Rows that equal an earlier row of their repository in all features: %d.", rows),
          Map.of("rows", rows));
    }
    for (List<String> columns : report.duplicates().columns()) {
      add(
          WARNING,
          DUPLICATES,
          null,
          words("These columns are equal in every row: %s.", String.join(", ", columns)),
          Map.of("columns", columns));
    }
  }

  private void checkLeakage(QualityReport report) {
    List<String> late =
        report.features().stream()
            .filter(feature -> !feature.knownAt().equals(KnownAt.TRIGGER.optionName()))
            .map(FeatureQuality::name)
            .toList();
    if (!late.isEmpty()) {
      add(
          WARNING,
          LEAKAGE,
          null,
          words(
              "Features that are known only after the build was triggered, so do not predict it with them: %d.",
              late.size()),
          Map.of("features", late));
    }
  }

  private void checkBalance(@Nullable Label label) {
    Double majority = label == null ? null : label.majorityShare();
    if (majority != null && majority > 1 - RARE_OUTCOME) {
      add(
          WARNING,
          BALANCE,
          null,
          words("%s of the builds that passed or failed end alike.", percent(100 * majority)),
          Map.of("majority_share", majority));
    }
  }

  private void add(
      Severity severity,
      Topic topic,
      @Nullable String feature,
      String message,
      Map<String, Object> details) {
    found.add(
        new Found(
            severity,
            topic,
            new Issue(severity.text(), topic.text(), feature, message, new TreeMap<>(details))));
  }

  private static String words(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }

  private static String effect(double effect) {
    return words("%.2f", effect);
  }

  private static String percent(double share) {
    return words("%.1f %%", share);
  }
}
