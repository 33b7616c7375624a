package org.cienrich.io.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.FeatureQuality;
import org.cienrich.features.quality.Issue;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.features.quality.QualityReport.Baseline;
import org.cienrich.features.quality.QualityReport.CorrelatedPair;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.cienrich.features.quality.QualityReport.Duplicates;
import org.cienrich.features.quality.QualityReport.Label;
import org.cienrich.features.quality.QualityReport.Month;
import org.cienrich.features.quality.QualityReport.RepositoryHistory;
import org.cienrich.features.quality.QualityReport.Rows;
import org.cienrich.features.quality.QualityReport.Scores;
import org.cienrich.features.quality.QualityReport.ValueCount;
import org.cienrich.io.table.InputFile;
import org.jspecify.annotations.Nullable;

/** Quality reports made by hand. */
final class SampleReports {
  private static final long ROWS = 12480;
  private static final long ENRICHED = 12102;
  private static final List<Issue.Topic> TOPICS = List.of(Issue.Topic.values());
  private static final String HOSTILE = SampleFeatures.HOSTILE;

  private SampleReports() {}

  /** A large version: 150 features, 20 of many repositories over five years. */
  static QualityDocument full() {
    List<FeatureQuality> features = SampleFeatures.of(150, ROWS, ENRICHED);
    return QualityDocument.of(
        provenance("java-builds-2024", null),
        counts(),
        new QualityReport(
            new Rows(ROWS, ENRICHED, 9733, 2369, 378, 10000),
            new Scores(96.97, 83.41, 99.2, 80.42, 88.9),
            issues(features),
            label(),
            features,
            correlations(features.stream().filter(SampleReports::isNumber).toList()),
            new Duplicates(42, List.of(List.of("tr_status", "tr_final_status"))),
            repositories(20, YearMonth.of(2020, 1), 60),
            57));
  }

  /** A version without rows, label and features. */
  static QualityDocument empty() {
    return QualityDocument.of(
        new Provenance(
            "empty",
            1,
            null,
            "processed",
            null,
            "run-1",
            "2024-05-01T00:00:00Z",
            List.of(),
            new TreeMap<>(),
            "0.1.0",
            "1".repeat(64),
            new TreeMap<>(),
            null),
        new TreeMap<>(),
        new QualityReport(
            new Rows(0, 0, 0, 0, 0, 0),
            new Scores(null, null, null, null, null),
            List.of(),
            null,
            List.of(),
            new Correlations(List.of(), List.of(), List.of(), List.of(), List.of()),
            new Duplicates(0, List.of()),
            List.of(),
            0));
  }

  /** A failed version of three rows of which little can be told. */
  static QualityDocument sparse() {
    return QualityDocument.of(
        provenance(HOSTILE, "3 of 3 builds failed, more than the allowed share of 0.5."),
        new TreeMap<>(Map.of("extraction", new TreeMap<>(Map.of("failed", 3L, HOSTILE, 1L)))),
        new QualityReport(
            new Rows(3, 0, 0, 0, 3, 3),
            new Scores(0.0, null, null, null, null),
            List.of(
                new Issue("error", HOSTILE, null, HOSTILE, new TreeMap<>()),
                new Issue("info", "drift", "unheard_of", "Nothing.", new TreeMap<>())),
            new Label(
                "tr_status",
                List.of(new ValueCount(HOSTILE, 3)),
                List.of("failed"),
                List.of("passed"),
                null,
                null),
            List.of(bare("bare", null), bare("untold", new TreeMap<>(Map.of("", 2L, "NEW", 1L)))),
            new Correlations(
                List.of("bare", "untold"),
                List.of(nulls(), nulls()),
                List.of(nulls(), nulls()),
                List.of(List.of(0L, 0L), List.of(0L, 0L)),
                List.of()),
            new Duplicates(0, List.of()),
            List.of(
                new RepositoryHistory(
                    HOSTILE, 3, List.of(month("1970-01", 1), month("2024-02", 2)))),
            1));
  }

  private static FeatureQuality bare(String name, @Nullable SortedMap<String, Long> missing) {
    return new FeatureQuality(
        name,
        "unheard",
        "decimal",
        "trigger",
        missing == null ? 3 : 0,
        missing == null ? new TreeMap<>() : missing,
        null,
        100,
        null,
        null,
        null,
        0,
        true,
        false,
        false,
        null,
        null,
        true,
        null,
        null);
  }

  private static List<@Nullable Double> nulls() {
    List<@Nullable Double> nulls = new ArrayList<>();
    nulls.add(null);
    nulls.add(null);
    return nulls;
  }

  private static Month month(String month, long builds) {
    return new Month(month, new TreeMap<>(Map.of(HOSTILE, builds)));
  }

  private static Provenance provenance(String dataset, @Nullable String failure) {
    return new Provenance(
        dataset,
        7,
        6,
        failure == null ? "processed" : "failed",
        failure,
        "0f3c9a1e5b7d",
        "2024-05-01T00:00:00Z",
        List.of(new InputFile("data/builds.csv", 512_345, "0".repeat(64))),
        new TreeMap<>(
            Map.of(
                "features",
                "all",
                "input",
                "data/builds.csv",
                "odd",
                HOSTILE,
                "text",
                "a ".repeat(3000))),
        "0.1.0",
        "1".repeat(64),
        new TreeMap<>(Map.of("java", "17.0.15", "trivy", "0.74.0")),
        "2".repeat(64));
  }

  private static SortedMap<String, SortedMap<String, Long>> counts() {
    return new TreeMap<>(
        Map.of(
            "builds",
            new TreeMap<>(Map.of("found", ROWS, "not_found", 310L, "filtered", 95L, "error", 4L)),
            "extraction",
            new TreeMap<>(Map.of("completed", 9733L, "partial", 2369L, "failed", 378L)),
            "repositories",
            new TreeMap<>(Map.of("found", 57L, "not_found", 2L)),
            "scans",
            new TreeMap<>(Map.of("completed", 4012L, "failed", 17L, "skipped", 3L)),
            "rows",
            new TreeMap<>(Map.of("feature_vectors", ROWS))));
  }

  private static boolean isNumber(FeatureQuality feature) {
    return feature.numbers() != null || feature.type().equals("boolean");
  }

  private static Label label() {
    return new Label(
        "tr_status",
        List.of(
            new ValueCount("passed", 9610),
            new ValueCount("failed", 2102),
            new ValueCount("cancelled", 511),
            new ValueCount("errored", 204),
            new ValueCount(HOSTILE, 53)),
        List.of("failed", "errored"),
        List.of("passed"),
        0.8065,
        new Baseline("tr_prev_status", 11204, 1207, 940, 8100, 957, 0.8307, 0.5599, 0.727));
  }

  private static List<Issue> issues(List<FeatureQuality> features) {
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      Issue.Topic topic = TOPICS.get(i % TOPICS.size());
      issues.add(
          new Issue(
              i % 40 == 7 ? "error" : i % 3 == 0 ? "warning" : "info",
              topic.text(),
              i % 10 == 9 ? null : features.get(i).name(),
              i == 7
                  ? HOSTILE
                  : "%s has a value in %s of the rows, less than the 50 %% wanted."
                      .formatted(features.get(i).name(), Figures.percent(i / 3.0)),
              new TreeMap<>(Map.of("rows", (long) i, "share", i / 300.0))));
    }
    return issues;
  }

  private static Correlations correlations(List<FeatureQuality> features) {
    Random random = new Random(7);
    int size = features.size();
    List<List<@Nullable Double>> pearson = new ArrayList<>();
    List<List<@Nullable Double>> spearman = new ArrayList<>();
    List<List<Long>> pairs = new ArrayList<>();
    List<CorrelatedPair> significant = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pearson.add(new ArrayList<>());
      spearman.add(new ArrayList<>());
      pairs.add(new ArrayList<>());
      for (int j = 0; j < size; j++) {
        if (j > i) {
          pearson.get(i).add(null);
          spearman.get(i).add(null);
        } else {
          double near = Math.exp(-(i - j) / 6.0);
          double value = i == j ? 1 : Math.tanh(near * 1.4 * random.nextGaussian());
          pearson.get(i).add(i % 29 == 11 ? null : value);
          spearman.get(i).add(i % 29 == 11 ? null : Math.tanh(value * 1.1));
        }
        pairs.get(i).add(9000L);
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        Double one = pearson.get(j).get(i);
        Double other = spearman.get(j).get(i);
        pearson.get(i).set(j, one);
        spearman.get(i).set(j, other);
        if (one != null && other != null && Math.max(Math.abs(one), Math.abs(other)) >= 0.5) {
          significant.add(
              new CorrelatedPair(
                  features.get(i).name(),
                  features.get(j).name(),
                  one,
                  other,
                  9000,
                  Math.max(Math.abs(one), Math.abs(other)) >= 0.8 ? "strong" : "moderate"));
        }
      }
    }
    significant.sort((a, b) -> Double.compare(strength(b), strength(a)));
    return new Correlations(
        features.stream().map(FeatureQuality::name).toList(),
        pearson,
        spearman,
        pairs,
        significant);
  }

  private static double strength(CorrelatedPair pair) {
    double pearson = pair.pearson() == null ? 0 : Math.abs(pair.pearson());
    return Math.max(pearson, pair.spearman() == null ? 0 : Math.abs(pair.spearman()));
  }

  private static List<RepositoryHistory> repositories(int count, YearMonth first, int length) {
    Random random = new Random(3);
    List<RepositoryHistory> repositories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Month> months = new ArrayList<>();
      long builds = 0;
      for (int m = i % 7; m < length; m++) {
        if ((m + i) % 17 != 0) {
          long scale = 10L + random.nextInt(200 / (i + 1) + 20);
          SortedMap<String, Long> outcomes =
              new TreeMap<>(Map.of("passed", scale, "failed", scale / (3 + i % 5)));
          outcomes.put(m % 6 == 0 ? "missing" : "cancelled", (long) random.nextInt(8));
          outcomes.put("errored", (long) random.nextInt(5));
          months.add(new Month(first.plusMonths(m).toString(), outcomes));
          builds += outcomes.values().stream().mapToLong(n -> n).sum();
        }
      }
      String repo =
          i == 4
              ? "a-very-long-organisation-name/" + "repository-".repeat(6)
              : "org-" + i + "/project-" + i;
      repositories.add(new RepositoryHistory(i == 5 ? HOSTILE : repo, builds, months));
    }
    return repositories;
  }
}
