package org.cienrich.pipeline;

import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.transforms.EnrichedBuilds;

/** Counts what the manifest tells, as data: metrics may count a retried bundle twice. */
final class CountStatuses {
  static final String HISTORY_IN = "history.in";
  static final String HISTORY_OUT = "history.out";

  private CountStatuses() {}

  /** Returns counts by {@code kind.status}. */
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
        .and(
            enriched
                .audit()
                .apply(
                    "TimeSteps",
                    MapElements.into(
                            TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
                        .via(row -> millis(row.getValue())))
                .apply("SumTimes", Sum.longsPerKey()))
        .and(count(deadLetters, "DeadLetters", letter -> "dead_letters." + letter.reason()))
        .and(count(enriched.intoHistory(), "IntoHistory", element -> HISTORY_IN))
        .and(count(enriched.outOfHistory(), "OutOfHistory", element -> HISTORY_OUT))
        .apply("Counts", Flatten.pCollections());
  }

  private static KV<String, Long> millis(AuditRow row) {
    Double seconds = row.durationSeconds();
    return KV.of("milliseconds." + row.step(), seconds == null ? 0 : Math.round(seconds * 1000));
  }

  private static <T> PCollection<KV<String, Long>> count(
      PCollection<T> rows, String what, SerializableFunction<T, String> name) {
    return rows.apply("Name" + what, MapElements.into(TypeDescriptors.strings()).via(name))
        .apply("Count" + what, Count.perElement());
  }
}
