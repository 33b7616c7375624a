package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.cienrich.features.MissingReason;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.io.report.Bar.Slice;
import org.cienrich.io.report.FeatureLinks.FeatureLink;

/**
 * Which features lack values, and why.
 *
 * @param worst the least complete features, which are in no band
 */
record CompletenessSection(List<Row> worst, List<ReasonView> reasons, List<Band> bands) {
  private static final int WORST = 12;
  private static final List<String> REASONS =
      Arrays.stream(MissingReason.values()).map(Enum::name).toList();

  /** A reason and how often it occurs. */
  record ReasonView(
      String tone, String reason, String meaning, String effect, String cells, String features) {}

  /**
   * Features that are about as complete, the least first.
   *
   * @param whole those without a hole
   */
  record Band(String title, List<Row> rows, List<FeatureLink> whole) {}

  record Row(FeatureLink feature, String completeness, Bar bar, List<Share> missing) {}

  record Share(String tone, String reason, String share) {}

  static CompletenessSection of(List<FeatureQuality> features, FeatureLinks links) {
    List<FeatureQuality> sorted =
        features.stream()
            .sorted(Comparator.comparingDouble(CompletenessSection::completeness))
            .toList();
    List<FeatureQuality> worst =
        sorted.stream().filter(f -> completeness(f) < 100 && !isWhole(f)).limit(WORST).toList();
    List<FeatureQuality> others = sorted.stream().filter(f -> !worst.contains(f)).toList();
    List<Band> bands = new ArrayList<>();
    band("Under 50 % of the rows", pct -> pct < 50, others, links, bands);
    band("50 % to under 90 %", pct -> pct >= 50 && pct < 90, others, links, bands);
    band("90 % to under 100 %", pct -> pct >= 90 && pct < 100, others, links, bands);
    band("Complete", pct -> pct >= 100, others, links, bands);
    band("Cannot be told: no row is enriched", Double::isNaN, others, links, bands);
    return new CompletenessSection(
        worst.stream().map(feature -> row(feature, links)).toList(), reasons(features), bands);
  }

  private static double completeness(FeatureQuality feature) {
    return feature.completenessPct() == null ? Double.NaN : feature.completenessPct();
  }

  private static void band(
      String title,
      DoublePredicate belongs,
      List<FeatureQuality> features,
      FeatureLinks links,
      List<Band> bands) {
    List<FeatureQuality> some =
        features.stream().filter(feature -> belongs.test(completeness(feature))).toList();
    if (!some.isEmpty()) {
      bands.add(
          new Band(
              title + ": " + Figures.plural(some.size(), "feature"),
              some.stream().filter(f -> !isWhole(f)).map(f -> row(f, links)).toList(),
              some.stream()
                  .filter(CompletenessSection::isWhole)
                  .map(f -> links.to(f.name()))
                  .toList()));
    }
  }

  private static boolean isWhole(FeatureQuality feature) {
    return feature.missing().isEmpty();
  }

  private static Row row(FeatureQuality feature, FeatureLinks links) {
    long all = feature.values() + feature.missing().values().stream().mapToLong(n -> n).sum();
    List<Slice> slices = new ArrayList<>(List.of(new Slice("have", (double) feature.values())));
    byRank(feature.missing())
        .forEach((reason, rows) -> slices.add(new Slice(tone(reason), (double) rows)));
    return new Row(
        links.to(feature.name()),
        Figures.percent(feature.completenessPct()),
        Bar.of((double) all, slices),
        feature.missing().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(
                e ->
                    new Share(
                        tone(e.getKey()), name(e.getKey()), Figures.percent(e.getValue(), all)))
            .toList());
  }

  private static List<ReasonView> reasons(List<FeatureQuality> features) {
    SortedMap<String, Long> cells = new TreeMap<>();
    SortedMap<String, Long> affected = new TreeMap<>();
    for (FeatureQuality feature : features) {
      feature
          .missing()
          .forEach(
              (reason, rows) -> {
                cells.merge(reason, rows, Long::sum);
                affected.merge(reason, 1L, Long::sum);
              });
    }
    long all = cells.values().stream().mapToLong(n -> n).sum();
    List<ReasonView> reasons = new ArrayList<>();
    byRank(cells)
        .forEach(
            (reason, rows) ->
                reasons.add(
                    new ReasonView(
                        tone(reason),
                        name(reason),
                        find(reason).map(MissingReason::meaning).orElse(""),
                        find(reason).map(CompletenessSection::effect).orElse(""),
                        Figures.percent(rows, all),
                        Figures.plural(affected.getOrDefault(reason, 0L), "feature"))));
    return reasons;
  }

  private static String effect(MissingReason reason) {
    if (!reason.lowersStatus()) {
      return "expected";
    }
    return reason.isTransient() ? "a later run may find it" : "lost or broken";
  }

  /** Returns the counts in the order of the reasons; others come last. */
  private static SortedMap<String, Long> byRank(SortedMap<String, Long> counts) {
    SortedMap<String, Long> sorted =
        new TreeMap<>(
            Comparator.comparingInt(CompletenessSection::rank)
                .thenComparing(Comparator.naturalOrder()));
    sorted.putAll(counts);
    return sorted;
  }

  private static int rank(String reason) {
    int rank = REASONS.indexOf(reason);
    return rank < 0 ? REASONS.size() : rank;
  }

  private static Optional<MissingReason> find(String name) {
    return Arrays.stream(MissingReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst();
  }

  private static String tone(String reason) {
    return find(reason).map(known -> "m-" + known.name().toLowerCase(Locale.ROOT)).orElse("other");
  }

  private static String name(String reason) {
    return reason.isEmpty() ? "no reason" : reason;
  }
}
