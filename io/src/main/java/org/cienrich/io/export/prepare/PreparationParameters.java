package org.cienrich.io.export.prepare;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the rows, with all numbers that doing the same to other rows takes. Components
 * are what JSON knows.
 *
 * @param options the options by name, defaults included
 * @param cuts the first instants of the parts after the first, by repository, or for {@code *}
 *     where all have the same; empty unless split by time
 * @param repositories the part of each repository; empty unless split by repository
 * @param missingByColumn the rows dropped for missing values in each column that had any; a row
 *     counts for each of its
 * @param columns in their order, those included that are not written
 */
public record PreparationParameters(
    SortedMap<String, String> options,
    List<PartSummary> parts,
    SortedMap<String, List<String>> cuts,
    SortedMap<String, String> repositories,
    SortedMap<String, Long> missingByColumn,
    List<ColumnParameters> columns) {

  /**
   * A part of the rows.
   *
   * @param rows written
   * @param first earliest trigger of them; null without rows or without the column
   * @param last latest trigger
   * @param outcomes rows by {@code tr_status}, {@code missing} where there is none; empty without
   *     the column
   * @param positive rows that failed
   * @param negative rows that passed
   * @param dropped rows that would have been in this part, by {@link DropReason}
   */
  public record PartSummary(
      String part,
      long rows,
      @Nullable String first,
      @Nullable String last,
      SortedMap<String, Long> outcomes,
      long positive,
      long negative,
      SortedMap<String, Long> dropped) {}

  /**
   * A column.
   *
   * @param role {@code identity}, {@code label} or {@code feature}
   * @param type of the column that was read
   * @param shareMissing of the rows that were fitted on; null if there was none
   * @param written names of the columns that it became; none if it was dropped
   * @param notes what its owner should know, in full sentences
   */
  public record ColumnParameters(
      String column,
      String role,
      String type,
      @Nullable Double shareMissing,
      List<String> written,
      @Nullable FillParameters fill,
      @Nullable ScaleParameters scale,
      @Nullable CodeParameters codes,
      List<String> notes) {}

  /**
   * What missing values became.
   *
   * @param method {@code sentinel}, {@code median} or {@code mode}
   * @param value as it was before it was scaled or encoded; a sentinel is neither
   */
  public record FillParameters(String method, Object value) {}

  /**
   * How numbers were scaled: to (x - center) / scale, or for {@code log1p} to ln(1 + max(x, 0)).
   *
   * @param scale 1 where the values it is fitted on do not vary
   * @param exact whether center and scale are exact, not of values rounded to 0.1 %
   * @param clamped written values below 0 that {@code log1p} took for 0
   */
  public record ScaleParameters(
      String method, double center, double scale, boolean exact, long clamped) {}

  /**
   * How categories were encoded.
   *
   * @param method {@code onehot}, {@code multihot} or {@code ordinal}
   * @param source {@code catalogue} or {@code training}
   */
  public record CodeParameters(String method, String source, List<Code> codes) {}

  /**
   * A category.
   *
   * @param category null for all others
   * @param column that is 1 for it; null if ordinal
   * @param code of it; null unless ordinal
   */
  public record Code(@Nullable String category, @Nullable String column, @Nullable Long code) {}
}
