package org.cienrich.features.tables;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code feature_vectors}: the identity columns in their order, then one outcome per
 * selected feature, in the order of the selection. Immutable.
 *
 * <p>How the build ended, in the words of {@code tr_status}, is there for quality checks, whether
 * it is selected or not; null while it has not ended.
 *
 * <p>The features are not part of the row; whoever reads it holds the same selection.
 */
public record FeatureVectorRow(
    @Column("provider/repo_key/build_id/attempt.") String buildKey,
    @Column("Canonical name of the repository.") String repo,
    @Column("CI provider that ran the build.") String ciProvider,
    @Column("The provider's id of the build.") String buildId,
    @Column("Attempt of the run, from 1.") int attempt,
    @Column("Commit as the provider reports it.") String commitSha,
    @Column("Commit whose tree stands for the build; empty if it can no longer be had.")
        @Nullable String effectiveSha,
    @Column("When the run was triggered.") Instant triggeredAt,
    @Column("When the attempt started.") Instant startedAt,
    @Column("When the attempt completed.") @Nullable Instant completedAt,
    @Column("completed, partial or failed.") String extractionStatus,
    @Nullable String buildStatus,
    List<Outcome<?>> outcomes) {

  public FeatureVectorRow {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Returns the reasons of the missing values by the name of their column, sorted by name.
   *
   * @param selected the features that the outcomes belong to
   * @throws IllegalArgumentException if there is not exactly one outcome per feature
   */
  public Map<String, MissingReason> missingReasons(List<Feature<?>> selected) {
    if (selected.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          buildKey + " has " + outcomes.size() + " outcomes for " + selected.size() + " features");
    }
    Map<String, MissingReason> reasons = new TreeMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Missing<?> missing) {
        reasons.put(selected.get(i).name(), missing.reason());
      }
    }
    return reasons;
  }

  /** Returns {@link #missingReasons} as a JSON object without white space. */
  public String missingReasonsJson(List<Feature<?>> selected) {
    return missingReasons(selected).entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
