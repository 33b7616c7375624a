package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.features.quality.FeatureQuality.NumberSummary;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.jspecify.annotations.Nullable;

/** Features with values as a large dataset may have them; the same each time. */
final class SampleFeatures {
  static final String HOSTILE = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

  private static final int SCAN_METRICS = 20;
  private static final int BINS = 20;

  private final Random random = new Random(42);
  private final long rows;
  private final long enriched;

  private SampleFeatures(long rows, long enriched) {
    this.rows = rows;
    this.enriched = enriched;
  }

  /** Returns features of all categories; every seventh is odd in some way. */
  static List<FeatureQuality> of(int count, long rows, long enriched) {
    List<Feature<?>> features = new ArrayList<>();
    features.addAll(some(Category.TRIVY));
    features.addAll(some(Category.SONARQUBE));
    List<Feature<?>> others =
        Catalog.ALL.features().stream().filter(f -> !f.category().isScan()).toList();
    features.addAll(0, others.subList(0, Math.min(count - features.size(), others.size())));
    SampleFeatures sample = new SampleFeatures(rows, enriched);
    List<FeatureQuality> qualities = new ArrayList<>();
    for (Feature<?> feature : features) {
      qualities.add(
          sample.quality(
              feature.name(),
              feature.category().selector(),
              feature.type().name(),
              feature.knownAt().optionName(),
              qualities.size()));
    }
    while (qualities.size() < count) {
      String name = qualities.size() == count - 1 ? HOSTILE : "own_" + qualities.size();
      qualities.add(sample.quality(name, "own", "text", "trigger", qualities.size()));
    }
    return qualities;
  }

  private static List<Feature<?>> some(Category category) {
    return Catalog.ALL.features().stream()
        .filter(feature -> feature.category() == category)
        .limit(SCAN_METRICS)
        .toList();
  }

  private FeatureQuality quality(
      String name, String category, String type, String knownAt, int index) {
    boolean empty = index % 50 == 49;
    SortedMap<String, Long> missing = empty ? all() : missing(index);
    long values = rows - missing.values().stream().mapToLong(n -> n).sum();
    boolean numeric = type.equals("integer") || type.equals("decimal");
    boolean constant = index % 35 == 20;
    List<Double> numbers = numbers(index, type.equals("integer"), constant);
    boolean some = values > 0;
    return new FeatureQuality(
        name,
        category,
        type,
        knownAt,
        values,
        missing,
        Math.min(100.0, 100.0 * values / enriched),
        index % 11 == 3 ? 98.7 : 100,
        numeric && index % 2 == 0 ? (index % 11 == 3 ? 131L : 0L) : null,
        !numeric && index % 3 == 0 ? 7L : null,
        type.equals("text") ? (long) (index % 4) : null,
        some ? (constant ? 1 : 3 + random.nextInt(900)) : 0,
        index % 6 != 1,
        some && constant,
        some && index % 13 == 5,
        some && numeric ? summary(numbers, values, index % 6 != 1) : null,
        numeric ? null : top(index, type, values, constant),
        index % 6 != 1,
        some && !missing.isEmpty() && index % 3 != 0 ? association() : null,
        some && index % 4 != 0 ? drift(numeric, values) : null);
  }

  private SortedMap<String, Long> all() {
    return new TreeMap<>(Collections.singletonMap(MissingReason.NOT_PROVIDED.name(), rows));
  }

  private SortedMap<String, Long> missing(int index) {
    SortedMap<String, Long> missing = new TreeMap<>();
    MissingReason[] reasons = MissingReason.values();
    long left = rows;
    for (int i = 0; i < index % 5; i++) {
      long some = (long) (left * Math.pow(random.nextDouble(), 3));
      if (some > 0) {
        missing.merge(reasons[random.nextInt(reasons.length)].name(), some, Long::sum);
        left -= some;
      }
    }
    return missing;
  }

  private List<Double> numbers(int index, boolean whole, boolean constant) {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double value =
          switch (index % 4) {
            case 0 -> -80 * Math.log(1 - random.nextDouble());
            case 1 -> 50 + 12 * random.nextGaussian();
            case 2 -> random.nextDouble();
            default -> Math.exp(2 + 2.2 * random.nextGaussian());
          };
      numbers.add(constant ? 4.0 : whole ? Math.rint(value) : value);
    }
    Collections.sort(numbers);
    return numbers;
  }

  private static NumberSummary summary(List<Double> sorted, long values, boolean exact) {
    double min = sorted.get(0);
    double max = sorted.get(sorted.size() - 1);
    int bins = max > min ? BINS : 1;
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= bins; i++) {
      edges.add(max > min ? min + (max - min) * i / bins : min + i);
    }
    long[] counts = new long[bins];
    double sum = 0;
    double squares = 0;
    for (double value : sorted) {
      int bin = max > min ? (int) ((value - min) / (max - min) * bins) : 0;
      counts[Math.min(bin, bins - 1)] += values / sorted.size();
      sum += value;
      squares += value * value;
    }
    double mean = sum / sorted.size();
    return new NumberSummary(
        min,
        max,
        mean,
        values == 1 ? null : Math.sqrt(Math.max(0, squares / sorted.size() - mean * mean)),
        sorted.get(125),
        sorted.get(250),
        sorted.get(375),
        max > 1000 ? values / 60 : 0,
        exact,
        edges,
        Arrays.stream(counts).boxed().toList());
  }

  private List<ValueCount> top(int index, String type, long values, boolean constant) {
    List<String> texts =
        switch (type) {
          case "boolean" -> List.of("true", "false");
          case "instant" -> List.of("2021-03-04T05:06:07Z", "2021-03-04T05:06:08Z");
          case "list of text" -> List.of("java", "java#kotlin", "python", "");
          default ->
              index % 5 == 0
                  ? List.of(
                      HOSTILE,
                      "abc\u202Edlrow\u202C \u0000\u0007\n\t\uD800",
                      "x".repeat(5000),
                      "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                      "",
                      "{{value}}{{{value}}}",
                      "seventh")
                  : List.of("push", "pull_request", "schedule", "workflow_dispatch", "");
        };
    List<ValueCount> top = new ArrayList<>();
    long left = values;
    for (String text : constant ? texts.subList(0, 1) : texts) {
      long some = constant ? left : left * 2 / 3;
      if (some > 0) {
        top.add(new ValueCount(text, some));
      }
      left -= some;
    }
    return top;
  }

  private Association association() {
    double effect = Math.pow(random.nextDouble(), 3);
    double p = Math.exp(-effect * 40);
    return new Association(effect, effect * effect * rows, 1, p, Math.min(1, p * 3));
  }

  private @Nullable Drift drift(boolean numeric, long values) {
    double effect = Math.pow(random.nextDouble(), 2);
    double p = Math.exp(-effect * 30);
    return new Drift(
        (numeric ? "KOLMOGOROV_SMIRNOV" : "CHI_SQUARED").toLowerCase(Locale.ROOT),
        values / 3,
        values / 3,
        effect,
        p,
        Math.min(1, p * 3));
  }
}
