package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cienrich.features.Category;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.io.report.FeatureLinks.FeatureLink;

/**
 * What scanners found.
 *
 * @param scans what became of the scans
 */
record ScansSection(List<Scans> scans, List<Tool> tools) {

  /** The scans that ended in one way. */
  record Scans(String status, String count) {}

  /** The metrics of a scanner. */
  record Tool(String tool, String summary, List<Metric> metrics) {}

  /**
   * @param typical the median of numbers; else the most frequent value
   */
  record Metric(
      FeatureLink feature,
      String rows,
      String completeness,
      Bar bar,
      String typical,
      String most) {}

  static ScansSection of(QualityDocument document, FeatureLinks links) {
    List<Scans> scans = new ArrayList<>();
    document
        .counts()
        .getOrDefault("scans", new TreeMap<>())
        .forEach(
            (status, count) -> scans.add(new Scans(Figures.words(status), Figures.count(count))));
    List<Tool> tools = new ArrayList<>();
    add("Trivy", Category.TRIVY, document.quality().features(), links, tools);
    add("SonarQube", Category.SONARQUBE, document.quality().features(), links, tools);
    return new ScansSection(scans, tools);
  }

  private static void add(
      String name,
      Category category,
      List<FeatureQuality> features,
      FeatureLinks links,
      List<Tool> tools) {
    List<FeatureQuality> metrics =
        features.stream().filter(f -> f.category().equals(category.selector())).toList();
    if (!metrics.isEmpty()) {
      double mean =
          metrics.stream()
              .map(FeatureQuality::completenessPct)
              .mapToDouble(pct -> pct == null ? Double.NaN : pct)
              .average()
              .orElse(Double.NaN);
      tools.add(
          new Tool(
              name,
              "%s, on average %s complete"
                  .formatted(Figures.plural(metrics.size(), "metric"), Figures.percent(mean)),
              metrics.stream().map(metric -> metric(metric, links)).toList()));
    }
  }

  private static Metric metric(FeatureQuality feature, FeatureLinks links) {
    String typical = Figures.NONE;
    String most = Figures.NONE;
    if (feature.numbers() != null) {
      typical = Figures.number(feature.numbers().median());
      most = Figures.number(feature.numbers().max());
    } else if (feature.topValues() != null && !feature.topValues().isEmpty()) {
      typical = VisibleText.of(feature.topValues().get(0).value(), 40);
    }
    double complete = feature.completenessPct() == null ? 0 : feature.completenessPct();
    return new Metric(
        links.to(feature.name()),
        Figures.count(feature.values()),
        Figures.percent(feature.completenessPct()),
        Bar.of("have", 100, complete),
        typical,
        most);
  }
}
