package org.cienrich.io.table;

import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Parameter;
import org.cienrich.features.Unit;
import org.cienrich.features.tables.FeatureVectorRow;

/** A selection of three features and numbered rows of it. */
public final class SampleVectors {
  public static final Parameter<Long> LOOKBACK =
      Parameter.integer("lookback_days", "Days to look back.", 90, 1, 3650);

  public static final Feature<Long> FILES =
      Feature.integer("files_changed")
          .describedAs("Files changed | counted once.")
          .category(Category.GIT_DIFF)
          .unit(Unit.FILES)
          .atLeast(0)
          .from(LOOKBACK)
          .computedBy(days -> days);

  public static final Feature<Double> SHARE =
      Feature.decimal("test_share")
          .describedAs("Share of test files.")
          .category(Category.GIT_DIFF)
          .range(0, 1)
          .decimals(6)
          .revision(2)
          .from(FILES)
          .computedBy(files -> files / 2.0);

  public static final Feature<String> STATUS =
      Feature.text("tr_status")
          .describedAs("How the build ended.")
          .category(Category.WORKFLOW)
          .oneOf(List.of("passed", "failed"))
          .from(LOOKBACK)
          .computedBy(days -> "passed");

  public static final FeatureVectorLayout LAYOUT =
      FeatureVectorLayout.of(() -> List.of(FILES, SHARE, STATUS));

  public static final Coder<FeatureVectorRow> CODER =
      DelegateCoder.of(VarIntCoder.of(), row -> Integer.valueOf(row.buildId()), SampleVectors::row);

  private SampleVectors() {}

  /** Returns a row whose share is missing where the number is even. */
  public static FeatureVectorRow row(int number) {
    return new FeatureVectorRow(
        "github_actions/1/" + number + "/1",
        "o/n",
        "github_actions",
        Integer.toString(number),
        1,
        "a".repeat(40),
        null,
        Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number),
        Instant.parse("2024-01-01T00:00:00Z").plusSeconds(number),
        null,
        "completed",
        "passed",
        List.of(
            Outcome.present((long) number),
            number % 2 == 0 ? Outcome.missing(MissingReason.NO_HISTORY) : Outcome.present(0.5),
            Outcome.present("passed")));
  }
}
