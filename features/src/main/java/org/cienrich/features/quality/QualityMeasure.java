package org.cienrich.features.quality;

import static org.cienrich.features.ci.WorkflowFeatures.GH_BUILD_STARTED_AT;
import static org.cienrich.features.ci.WorkflowFeatures.TR_BUILD_ID;
import static org.cienrich.features.ci.WorkflowFeatures.TR_BUILD_NUMBER;
import static org.cienrich.features.history.BuildHistoryFeatures.PREV_BUILT_RESULT;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.tables.FeatureVectorRow;

/**
 * Measures the rows of a part of {@code feature_vectors}; {@link QualityFindings} puts parts
 * together. What is kept does not grow with the rows, but for 8 bytes a row. Not thread-safe.
 */
public final class QualityMeasure {
  /** These tell builds apart, so they are no part of what makes two rows equal. */
  private static final Set<Feature<?>> NAMING =
      Set.of(TR_BUILD_ID, TR_BUILD_NUMBER, GH_BUILD_STARTED_AT);

  private final List<Feature<?>> features;
  private final FeatureMeasure[] measures;
  private final boolean[] isNaming;
  private final boolean isComparable;
  private final long mostRows;
  private final int previousStatus;
  private final RowFindings rows = new RowFindings();
  private final RowHashes hashes;

  /**
   * @param features the selection that the rows hold, in its order
   * @param mostRows a bound on the rows of the whole table; the exact number if it has one part
   */
  public QualityMeasure(List<Feature<?>> features, long mostRows) {
    this.features = List.copyOf(features);
    this.measures = this.features.stream().map(FeatureMeasure::new).toArray(FeatureMeasure[]::new);
    this.isNaming = new boolean[measures.length];
    for (int i = 0; i < measures.length; i++) {
      isNaming[i] = NAMING.contains(this.features.get(i));
    }
    this.isComparable = !NAMING.containsAll(this.features);
    this.mostRows = mostRows;
    this.previousStatus = this.features.indexOf(PREV_BUILT_RESULT);
    this.hashes = new RowHashes(mostRows);
  }

  /** Takes the next row, in the order of the table. */
  public void add(FeatureVectorRow row) {
    int status = Statuses.numberOf(row.buildStatus());
    boolean enriched = !row.extractionStatus().equals("failed");
    rows.add(row, status, previousStatus(row));
    long[] drawn = RowSample.isDrawn(row.buildKey(), mostRows) ? new long[measures.length] : null;
    long rowHash = CellHash.of(row.repo());
    for (int i = 0; i < measures.length; i++) {
      Outcome<?> outcome = row.outcomes().get(i);
      long hash =
          outcome instanceof Outcome.Present<?> present
              ? CellHash.of(present.value())
              : CellHash.NONE;
      measures[i].add(outcome, hash, status, enriched);
      if (!isNaming[i]) {
        rowHash = CellHash.chain(rowHash, hash);
      }
      if (drawn != null) {
        drawn[i] = RowSample.cell(features.get(i), outcome, hash);
      }
    }
    if (enriched && isComparable) {
      hashes.add(rowHash);
    }
    if (drawn != null) {
      rows.sample().add(row.repo(), RepositoryMonths.micros(row.triggeredAt()), drawn);
    }
  }

  private int previousStatus(FeatureVectorRow row) {
    return previousStatus >= 0
            && row.outcomes().get(previousStatus) instanceof Outcome.Present<?> previous
        ? Statuses.numberOf((String) previous.value())
        : Statuses.UNKNOWN;
  }

  /** Returns what was found, by subject. */
  public SortedMap<String, byte[]> finish() {
    SortedMap<String, byte[]> findings = new TreeMap<>();
    SortedMap<Integer, SortedMap<Integer, FeatureMeasure>> shards = new TreeMap<>();
    for (int i = 0; i < measures.length; i++) {
      shards
          .computeIfAbsent(FeatureShard.of(i, mostRows), shard -> new TreeMap<>())
          .put(i, measures[i]);
    }
    shards.forEach(
        (shard, measured) ->
            findings.put(QualityFindings.FEATURES + shard, FeatureShard.toBytes(measured)));
    findings.put(QualityFindings.ROWS, rows.toBytes());
    hashes
        .byGroup()
        .forEach(
            (group, bytes) ->
                findings.put(
                    QualityFindings.HASHES + String.format(Locale.ROOT, "%02d", group), bytes));
    return findings;
  }
}
