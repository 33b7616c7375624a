package org.cienrich.pipeline;

import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.EnrichedBuilds;

/** Counts what the manifest tells, as data: metrics may count a retried bundle twice. */
final class CountStatuses {
  static final String HISTORY_IN = "history.in";
  static final String HISTORY_OUT = "history.out";

  private static final TypeDescriptor<KV<String, Long>> COUNT =
      TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs());

  private CountStatuses() {}

  /** Returns what counts by {@code kind.status}; what has one name is to be added up. */
  static PCollection<KV<String, Long>> of(
      EnrichedBuilds enriched, PCollection<DeadLetter> deadLetters) {
    return PCollectionList.of(
            count(enriched.builds(), "Builds", row -> "builds." + row.getValue().status()))
        .and(
            count(
                enriched.repositories(),
                "Repositories",
                row -> "repositories." + row.getValue().status()))
        .and(count(enriched.imports(), "Imports", row -> "imports." + row.getValue().status()))
        .and(count(enriched.scans(), "Scans", row -> "scans." + row.getValue().status()))
        .and(
            count(
                enriched.vectors(),
                "Vectors",
                row -> "extraction." + row.getValue().extractionStatus()))
        .and(
            count(
                enriched.audit(),
                "Steps",
                row -> row.getValue().step() + "." + row.getValue().outcome()))
        .and(enriched.audit().apply("TimeSteps", MapElements.into(COUNT).via(row -> millis(row))))
        .and(count(deadLetters, "DeadLetters", letter -> "dead_letters." + letter.reason()))
        .and(count(enriched.intoHistory(), "IntoHistory", element -> HISTORY_IN))
        .and(count(enriched.outOfHistory(), "OutOfHistory", element -> HISTORY_OUT))
        .apply("Counts", Flatten.pCollections());
  }

  private static KV<String, Long> millis(KV<Long, AuditRow> row) {
    Double seconds = row.getValue().durationSeconds();
    return KV.of(
        "milliseconds." + row.getValue().step(), seconds == null ? 0 : Math.round(seconds * 1000));
  }

  private static <T> PCollection<KV<String, Long>> count(
      PCollection<T> rows, String what, SerializableFunction<T, String> name) {
    return rows.apply(
        "Count" + what, MapElements.into(COUNT).via(row -> KV.of(name.apply(row), 1L)));
  }
}
