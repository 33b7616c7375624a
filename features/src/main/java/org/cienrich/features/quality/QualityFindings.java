package org.cienrich.features.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.quality.FeatureQuality.Association;
import org.cienrich.features.quality.FeatureQuality.Drift;
import org.cienrich.features.quality.QualityReport.Duplicates;
import org.cienrich.features.quality.QualityReport.RepositoryHistory;
import org.cienrich.features.quality.QualityReport.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what {@link QualityMeasure} found in the parts of a table, subject by subject, and
 * makes the report of it. Stateless.
 */
public final class QualityFindings {
  /** The subjects of shards of features. */
  static final String FEATURES = "features/";

  /** The subject of what concerns whole rows. */
  static final String ROWS = "rows";

  /** The subjects of groups of hashes of rows. */
  static final String HASHES = "hashes/";

  private static final int REPOSITORIES = 20;

  private final List<Feature<?>> features;

  /**
   * @param features the selection that was measured, in its order
   */
  public QualityFindings(List<Feature<?>> features) {
    this.features = List.copyOf(features);
  }

  /**
   * Returns what was found in all parts.
   *
   * @param parts what was found of the subject in each part, in the order of the parts
   * @throws IllegalArgumentException if there is no such subject
   */
  public byte[] merge(String subject, List<byte[]> parts) {
    if (subject.equals(ROWS)) {
      RowFindings all = RowFindings.fromBytes(parts.get(0));
      parts.stream().skip(1).forEach(part -> all.merge(RowFindings.fromBytes(part)));
      return all.toBytes();
    }
    if (subject.startsWith(FEATURES)) {
      SortedMap<Integer, FeatureMeasure> all = FeatureShard.fromBytes(features, parts.get(0));
      for (byte[] part : parts.subList(1, parts.size())) {
        FeatureShard.fromBytes(features, part)
            .forEach((number, next) -> of(all, number).merge(next));
      }
      return FeatureShard.toBytes(all);
    }
    if (subject.startsWith(HASHES)) {
      return RowHashes.encoded(RowHashes.repetitions(parts));
    }
    throw new IllegalArgumentException("Nothing is measured by the name of " + subject);
  }

  /**
   * Returns the report.
   *
   * @param merged what was found in all parts, by subject
   */
  public QualityReport report(SortedMap<String, byte[]> merged) {
    RowFindings rows = RowFindings.fromBytes(of(merged, ROWS));
    SortedMap<Integer, FeatureMeasure> measures = new TreeMap<>();
    long repeated = 0;
    for (String subject : merged.keySet()) {
      if (subject.startsWith(FEATURES)) {
        measures.putAll(FeatureShard.fromBytes(features, of(merged, subject)));
      } else if (subject.startsWith(HASHES)) {
        repeated += RowHashes.decoded(of(merged, subject));
      }
    }
    return report(rows, new ArrayList<>(measures.values()), repeated);
  }

  private static <K, V> V of(SortedMap<K, V> all, K key) {
    return Objects.requireNonNull(all.get(key), key::toString);
  }

  private QualityReport report(RowFindings rows, List<FeatureMeasure> measures, long repeated) {
    long enriched = rows.completed() + rows.partial();
    List<@Nullable Association> associations = Associations.ofMissing(measures, rows.byStatus());
    List<@Nullable Drift> drifts = DriftTests.of(features, rows);
    List<FeatureQuality> qualities = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      qualities.add(
          FeatureSummary.of(measures.get(i), enriched, associations.get(i), drifts.get(i)));
    }
    QualityReport report =
        new QualityReport(
            new Rows(
                enriched + rows.failed(),
                enriched,
                rows.completed(),
                rows.partial(),
                rows.failed(),
                rows.sample().size()),
            ScoreRules.of(rows, qualities),
            List.of(),
            Labels.of(rows, features),
            qualities,
            CorrelationTable.of(features, rows.sample()),
            new Duplicates(repeated, equalColumns(measures)),
            largest(rows),
            rows.repositories().size());
    return report.withIssues(IssueRules.of(report));
  }

  /** Columns without or with one value are equal to many for no reason. */
  private static List<List<String>> equalColumns(List<FeatureMeasure> measures) {
    Map<Long, List<String>> byDigest = new LinkedHashMap<>();
    for (FeatureMeasure measure : measures) {
      if (FeatureSummary.distinct(measure) > 1) {
        byDigest
            .computeIfAbsent(measure.digest(), digest -> new ArrayList<>())
            .add(measure.feature().name());
      }
    }
    return byDigest.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static List<RepositoryHistory> largest(RowFindings rows) {
    return rows.repositories().entrySet().stream()
        .map(
            entry ->
                new RepositoryHistory(
                    entry.getKey(),
                    Arrays.stream(entry.getValue().byStatus()).sum(),
                    entry.getValue().months()))
        .sorted(
            Comparator.comparing(RepositoryHistory::builds)
                .reversed()
                .thenComparing(RepositoryHistory::repo))
        .limit(REPOSITORIES)
        .toList();
  }
}
