package org.cienrich.io.version;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Parameter;
import org.cienrich.io.table.CsvCells;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A column in the data dictionary. Null where the question does not arise, as for most of columns
 * that hold no feature.
 *
 * @param knownAt {@code trigger}, {@code run_end} or {@code later}, relative to the build
 * @param allowedValues the only values there can be; null if any value of the type can
 * @param parameters the names of the parameters that the value depends on
 * @param revision rises whenever the meaning changes
 * @param isVolatile whether two runs of the same input may differ here
 * @param missing how often the cell is empty; null for a volatile column
 */
public record DictionaryColumn(
    String name,
    String type,
    @Nullable String unit,
    String meaning,
    @Nullable String category,
    @Nullable String knownAt,
    @Nullable String range,
    @Nullable List<String> allowedValues,
    @Nullable Integer decimals,
    @Nullable List<String> parameters,
    @Nullable Integer revision,
    @Nullable String citation,
    boolean isVolatile,
    @Nullable Missing missing) {

  /**
   * How many rows have no value.
   *
   * @param share of all rows; null if the table has no rows
   * @param reasons the same for each reason that is kept
   */
  public record Missing(long rows, @Nullable Double share, SortedMap<String, Share> reasons) {
    /**
     * Sums up.
     *
     * @param counts rows without a value by reason; an empty text stands for no reason
     * @param all the number of rows of the table
     */
    public static Missing of(SortedMap<String, Long> counts, long all) {
      SortedMap<String, Share> reasons = new TreeMap<>();
      counts.forEach(
          (reason, count) -> {
            if (!reason.isEmpty()) {
              reasons.put(reason, new Share(count, shareOf(count, all)));
            }
          });
      long rows = counts.values().stream().mapToLong(Long::longValue).sum();
      return new Missing(rows, shareOf(rows, all), reasons);
    }
  }

  /** Rows and their share of all rows. */
  public record Share(long rows, @Nullable Double share) {}

  static DictionaryColumn of(TableColumn column, TableSummary table) {
    return of(
        column,
        Missing.of(table.emptyCells().getOrDefault(column.name(), new TreeMap<>()), table.rows()));
  }

  /** Returns the entry of a column; volatile columns have no {@code counted}. */
  public static DictionaryColumn of(TableColumn column, Missing counted) {
    Missing missing = column.isVolatile() ? null : counted;
    Feature<?> feature = column.feature();
    return feature == null
        ? new DictionaryColumn(
            column.name(),
            column.type().label(),
            null,
            column.description(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            column.isVolatile(),
            missing)
        : of(feature, column, missing);
  }

  private static DictionaryColumn of(
      Feature<?> feature, TableColumn column, @Nullable Missing missing) {
    return new DictionaryColumn(
        column.name(),
        column.type().label(),
        feature.unit().phrase().isEmpty() ? null : feature.unit().phrase(),
        column.description(),
        feature.category().selector(),
        feature.knownAt().name().toLowerCase(Locale.ROOT),
        feature.range().toString().isEmpty() ? null : feature.range().toString(),
        feature.allowedValues().isEmpty()
            ? null
            : feature.allowedValues().stream().map(value -> CsvCells.text(value)).toList(),
        feature.decimals().orElse(null),
        FeaturePlan.of(List.of(feature)).parameters().stream().map(Parameter::name).toList(),
        feature.revision(),
        feature.citation().orElse(null),
        column.isVolatile(),
        missing);
  }

  private static @Nullable Double shareOf(long part, long all) {
    return all == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(all), 6, RoundingMode.HALF_EVEN)
            .doubleValue();
  }

  /** Returns the same entry for other rows. */
  public DictionaryColumn withMissing(Missing counted) {
    return new DictionaryColumn(
        name,
        type,
        unit,
        meaning,
        category,
        knownAt,
        range,
        allowedValues,
        decimals,
        parameters,
        revision,
        citation,
        isVolatile,
        counted);
  }
}
