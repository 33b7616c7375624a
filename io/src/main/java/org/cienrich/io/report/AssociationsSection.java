package org.cienrich.io.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.io.report.FeatureLinks.FeatureLink;

/**
 * Tests of all features against the same question, the strongest effect first.
 *
 * @param tables the strongest of those whose corrected p-value is below {@link #ALPHA}
 * @param more what is left
 */
record AssociationsSection(
    String tested, String found, List<TestTable> tables, List<TestTable> more) {
  private static final double ALPHA = 0.05;
  private static final int TOP = 10;

  record TestTable(String title, List<TestRow> rows) {}

  /**
   * @param first rows with a value in the first third; empty where that is not the question
   */
  record TestRow(
      FeatureLink feature,
      String effect,
      Bar bar,
      String size,
      String test,
      String p,
      String first,
      String last) {}

  /** A test as far as all of them agree. */
  private record Tested(
      FeatureQuality feature, double effect, double adjustedP, String test, long first, long last) {
    static Tested of(FeatureQuality feature, Association test) {
      return new Tested(feature, test.effect(), test.adjustedP(), "Cramér’s V", 0, 0);
    }

    static Tested of(FeatureQuality feature, Drift test) {
      return new Tested(
          feature,
          test.effect(),
          test.adjustedP(),
          test.test().equals("kolmogorov_smirnov") ? "KS distance" : "Cramér’s V",
          test.firstRows(),
          test.lastRows());
    }
  }

  static AssociationsSection missingness(List<FeatureQuality> features, FeatureLinks links) {
    return of(
        features.stream()
            .filter(feature -> feature.missingByOutcome() != null)
            .map(feature -> Tested.of(feature, feature.missingByOutcome()))
            .toList(),
        links);
  }

  static AssociationsSection drift(List<FeatureQuality> features, FeatureLinks links) {
    return of(
        features.stream()
            .filter(feature -> feature.drift() != null)
            .map(feature -> Tested.of(feature, feature.drift()))
            .toList(),
        links);
  }

  private static AssociationsSection of(List<Tested> tests, FeatureLinks links) {
    List<Tested> sorted =
        tests.stream().sorted(Comparator.comparingDouble(Tested::effect).reversed()).toList();
    List<TestRow> significant =
        sorted.stream().filter(t -> t.adjustedP() < ALPHA).map(t -> row(t, links)).toList();
    List<TestRow> others =
        sorted.stream().filter(t -> !(t.adjustedP() < ALPHA)).map(t -> row(t, links)).toList();
    return new AssociationsSection(
        Figures.plural(tests.size(), "feature"),
        Figures.count(significant.size()),
        tables("%s, strongest first", significant.stream().limit(TOP).toList()),
        Stream.concat(
                tables("%s more", significant.stream().skip(TOP).toList()).stream(),
                tables("%s without a significant result", others).stream())
            .toList());
  }

  private static List<TestTable> tables(String title, List<TestRow> rows) {
    return rows.isEmpty()
        ? List.of()
        : List.of(new TestTable(title.formatted(Figures.plural(rows.size(), "feature")), rows));
  }

  private static TestRow row(Tested test, FeatureLinks links) {
    return new TestRow(
        links.to(test.feature().name()),
        Figures.fixed(test.effect(), 2),
        Bar.of("effect", 1, test.effect()),
        size(test.effect()),
        test.test(),
        Figures.probability(test.adjustedP()),
        Figures.count(test.first()),
        Figures.count(test.last()));
  }

  /** Returns Cohen's words for an effect. */
  private static String size(double effect) {
    if (effect < 0.1) {
      return "negligible";
    }
    return effect < 0.3 ? "small" : effect < 0.5 ? "medium" : "large";
  }
}
