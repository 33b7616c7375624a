package org.cienrich.io.compare;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column differ, over the rows that both versions have.
 *
 * @param column the name of the column
 * @param isFeature whether the column holds a feature; others tell what the build is
 * @param changed rows with another value
 * @param appeared rows with a value where none was, by the reason that was there
 * @param vanished rows without a value where one was, by the reason that is there now
 * @param reasonChanged rows without a value before and after, for another reason, as {@code EXPIRED
 *     -> NOT_FOUND}
 * @param causes why, as far as the versions tell; the likeliest first, none if nothing differs
 */
public record FeatureChange(
    String column,
    boolean isFeature,
    long changed,
    SortedMap<String, Long> appeared,
    SortedMap<String, Long> vanished,
    SortedMap<String, Long> reasonChanged,
    List<Example> examples,
    List<Cause> causes) {

  /** The reason of an empty cell for which none is kept. */
  static final String NO_REASON = "no reason";

  /** What one build had before and has after. */
  public record Example(String buildKey, Cell before, Cell after) {}

  /**
   * A cell as text, cut to the part that differs if it is long.
   *
   * @param value null if the cell is empty
   * @param reason why it is empty; null if it is not, or no reason is kept
   */
  public record Cell(@Nullable String value, @Nullable String reason) {}

  /** Returns all rows in which the column differs. */
  public long rows() {
    return changed + sum(appeared) + sum(vanished) + sum(reasonChanged);
  }

  /** Returns the sum of the counts. */
  public static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  FeatureChange because(List<Cause> why) {
    return new FeatureChange(
        column, isFeature, changed, appeared, vanished, reasonChanged, examples, why);
  }
}
