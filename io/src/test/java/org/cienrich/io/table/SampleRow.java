package org.cienrich.io.table;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.cienrich.features.tables.Column;
import org.jspecify.annotations.Nullable;

/** A row with a column of every type, one of them volatile. */
record SampleRow(
    @Column("Names the row.") @Nullable String rowName,
    @Column("A number.") long count,
    @Column("A smaller number.") @Nullable Integer attempt,
    @Column("A share.") @Nullable Double share,
    @Column("A flag.") @Nullable Boolean isPrivate,
    @Column("A time.") @Nullable Instant startedAt,
    @Column("Words.") @Nullable List<String> words,
    @Column("Numbers.") @Nullable List<Long> numbers,
    @Column(value = "Wall-clock time.", isVolatile = true) double durationSeconds,
    String notAColumn)
    implements Serializable {

  static final Coder<SampleRow> CODER = SerializableCoder.of(SampleRow.class);
  static final RecordLayout<SampleRow> LAYOUT =
      RecordLayout.of("sample_rows", "One row per sample.", SampleRow.class);

  static SampleRow named(@Nullable String name) {
    return new SampleRow(name, 7, null, null, null, null, null, null, 0.5, "x");
  }

  static SampleRow full() {
    return new SampleRow(
        "o/n",
        9_007_199_254_740_993L,
        2,
        0.25,
        true,
        Instant.parse("2024-01-31T23:59:59Z"),
        List.of("a", "b#c"),
        List.of(1L, 2L),
        1.5,
        "x");
  }

  SampleRow taking(double seconds) {
    return new SampleRow(
        rowName, count, attempt, share, isPrivate, startedAt, words, numbers, seconds, notAColumn);
  }
}
