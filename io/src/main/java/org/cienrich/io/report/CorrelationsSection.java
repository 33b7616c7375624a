package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.features.quality.QualityReport.CorrelatedPair;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.cienrich.io.report.FeatureLinks.FeatureLink;
import org.jspecify.annotations.Nullable;

/**
 * Which features go together.
 *
 * @param map null if there are no two features
 * @param axis the features by category, in the order of rows and columns
 * @param top the pairs that are shown at once; null if there are none
 * @param rest the others; null if there are none
 * @param left how many pairs the page leaves out; null if none
 */
record CorrelationsSection(
    String features,
    String sampled,
    @Nullable HeatMap map,
    List<AxisGroup> axis,
    String strong,
    String moderate,
    @Nullable PairTable top,
    @Nullable PairTable rest,
    @Nullable String left) {
  private static final int TOP = 12;
  private static final int MOST = 400;

  /** Neighbours of one category. */
  record AxisGroup(String category, int first, int last, List<FeatureLink> features) {}

  record Pair(
      FeatureLink one,
      FeatureLink other,
      String pearson,
      String spearman,
      String pairs,
      String strength) {}

  record PairTable(String title, List<Pair> pairs) {}

  static CorrelationsSection of(QualityReport quality, FeatureLinks links) {
    Correlations correlations = quality.correlations();
    List<AxisGroup> axis = axis(correlations.names(), quality.features(), links);
    List<CorrelatedPair> significant = correlations.significant();
    List<Pair> pairs = significant.stream().limit(MOST).map(pair -> pair(pair, links)).toList();
    int top = Math.min(TOP, pairs.size());
    long strong = significant.stream().filter(pair -> pair.strength().equals("strong")).count();
    return new CorrelationsSection(
        Figures.plural(correlations.names().size(), "numeric or boolean feature"),
        Figures.plural(quality.rows().sampled(), "row"),
        correlations.names().size() < 2 ? null : HeatMap.of(correlations, axis),
        axis,
        Figures.count(strong),
        Figures.count(significant.size() - strong),
        table("Strongest first", pairs.subList(0, top)),
        table(
            "The next " + Figures.plural(pairs.size() - top, "pair"),
            pairs.subList(top, pairs.size())),
        significant.size() <= MOST
            ? null
            : Figures.plural(significant.size() - MOST, "weaker pair"));
  }

  private static @Nullable PairTable table(String title, List<Pair> pairs) {
    return pairs.isEmpty() ? null : new PairTable(title, pairs);
  }

  private static Pair pair(CorrelatedPair pair, FeatureLinks links) {
    return new Pair(
        links.to(pair.one()),
        links.to(pair.other()),
        Figures.fixed(pair.pearson(), 2),
        Figures.fixed(pair.spearman(), 2),
        Figures.count(pair.pairs()),
        pair.strength());
  }

  private static List<AxisGroup> axis(
      List<String> names, List<FeatureQuality> features, FeatureLinks links) {
    Map<String, String> categories = new HashMap<>();
    features.forEach(feature -> categories.put(feature.name(), feature.category()));
    List<AxisGroup> axis = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= names.size(); i++) {
      String category = categories.getOrDefault(names.get(start), "");
      if (i == names.size() || !category.equals(categories.getOrDefault(names.get(i), ""))) {
        axis.add(new AxisGroup(category, start + 1, i, links.to(names.subList(start, i))));
        start = i;
      }
    }
    return axis;
  }
}
