package org.cienrich.features.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.tables.FeatureVectorRow;
import org.jspecify.annotations.Nullable;

/** Rows made by hand, and the report on them. */
final class Vectors {
  private final List<Feature<?>> features;
  private final List<FeatureVectorRow> rows = new ArrayList<>();

  Vectors(Feature<?>... features) {
    this.features = List.of(features);
  }

  /** Adds a row of one repository, an hour after the last; a reason stands for a missing value. */
  Vectors row(@Nullable String status, Object... cells) {
    return rowOf("o/n", rows.size(), status, cells);
  }

  Vectors rowOf(String repo, long hour, @Nullable String status, Object... cells) {
    List<Outcome<?>> outcomes = Arrays.stream(cells).<Outcome<?>>map(Vectors::outcome).toList();
    boolean lowered =
        outcomes.stream()
            .anyMatch(o -> o instanceof Outcome.Missing<?> m && m.reason().lowersStatus());
    boolean failed =
        outcomes.stream()
            .allMatch(o -> o instanceof Outcome.Missing<?> m && m.reason().lowersStatus());
    Instant at = Instant.parse("2024-01-31T22:00:00Z").plusSeconds(hour * 3600);
    String id = Integer.toString(rows.size());
    rows.add(
        new FeatureVectorRow(
            "github_actions/" + repo + "/" + id + "/1",
            repo,
            "github_actions",
            id,
            1,
            "a".repeat(40),
            null,
            at,
            at,
            null,
            failed ? "failed" : lowered ? "partial" : "completed",
            status,
            outcomes));
    return this;
  }

  private static Outcome<?> outcome(Object cell) {
    return cell instanceof MissingReason reason ? Outcome.missing(reason) : Outcome.present(cell);
  }

  List<FeatureVectorRow> rows() {
    return rows;
  }

  /** Returns the report, measured in one part. */
  QualityReport report() {
    return report(Math.max(1, rows.size()));
  }

  /** Returns the report, measured in parts of so many rows. */
  QualityReport report(int rowsPerPart) {
    SortedMap<String, List<byte[]>> parts = new TreeMap<>();
    int from = 0;
    do {
      QualityMeasure measure = new QualityMeasure(features, rows.size());
      rows.subList(from, Math.min(rows.size(), from + rowsPerPart)).forEach(measure::add);
      measure
          .finish()
          .forEach(
              (subject, found) ->
                  parts.computeIfAbsent(subject, key -> new ArrayList<>()).add(found));
      from += rowsPerPart;
    } while (from < rows.size());
    QualityFindings findings = new QualityFindings(features);
    SortedMap<String, byte[]> merged = new TreeMap<>();
    parts.forEach((subject, found) -> merged.put(subject, findings.merge(subject, found)));
    return findings.report(merged);
  }
}
