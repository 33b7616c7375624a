package org.cienrich.io.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.compare.FeatureChange.Cell;
import org.cienrich.io.compare.FeatureChange.Example;
import org.cienrich.io.table.CsvCells;
import org.jspecify.annotations.Nullable;

/** Counts how the values of one column differ. Not thread-safe. */
final class ColumnTally {
  private final String column;
  private final boolean isFeature;
  private final int mostExamples;
  private final SortedMap<String, Long> appeared = new TreeMap<>();
  private final SortedMap<String, Long> vanished = new TreeMap<>();
  private final SortedMap<String, Long> reasonChanged = new TreeMap<>();
  private final List<Example> examples = new ArrayList<>();
  private long changed;

  ColumnTally(String column, boolean isFeature, int mostExamples) {
    this.column = column;
    this.isFeature = isFeature;
    this.mostExamples = mostExamples;
  }

  /**
   * Counts the cells of a build that may differ.
   *
   * @param reasons why cells are empty, by column
   * @return whether they differ
   */
  boolean add(
      String buildKey,
      @Nullable Object before,
      Map<String, String> reasons,
      @Nullable Object after,
      Map<String, String> reasonsAfter) {
    String why = before == null ? reasons.get(column) : null;
    String whyAfter = after == null ? reasonsAfter.get(column) : null;
    if (before == null && after == null) {
      if (named(why).equals(named(whyAfter))) {
        return false;
      }
      reasonChanged.merge(named(why) + " -> " + named(whyAfter), 1L, Long::sum);
    } else if (before == null) {
      appeared.merge(named(why), 1L, Long::sum);
    } else if (after == null) {
      vanished.merge(named(whyAfter), 1L, Long::sum);
    } else if (CsvCells.text(before).equals(CsvCells.text(after))) {
      return false;
    } else {
      changed++;
    }
    if (examples.size() < mostExamples) {
      examples.add(new Example(buildKey, cell(before, after, why), cell(after, before, whyAfter)));
    }
    return true;
  }

  private static String named(@Nullable String reason) {
    return reason == null ? FeatureChange.NO_REASON : reason;
  }

  private static Cell cell(@Nullable Object value, @Nullable Object other, @Nullable String why) {
    if (value == null) {
      return new Cell(null, why);
    }
    String text = CsvCells.text(value);
    return new Cell(Excerpt.of(text, other == null ? "" : CsvCells.text(other)), null);
  }

  FeatureChange result() {
    return new FeatureChange(
        column, isFeature, changed, appeared, vanished, reasonChanged, examples, List.of());
  }
}
