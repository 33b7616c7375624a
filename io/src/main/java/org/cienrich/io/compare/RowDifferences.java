package org.cienrich.io.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.cienrich.io.compare.RowMatcher.PairVisitor;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Counts how rows of the same builds differ, column by column. Not thread-safe. */
final class RowDifferences implements PairVisitor {
  private static final String MISSING_REASONS = "missing_reasons";
  private static final JsonMapper JSON = new JsonMapper();

  private final RowKeys keys;
  private final List<Pair> pairs = new ArrayList<>();
  private final int reasonsBefore;
  private final int reasonsAfter;
  private long same;
  private long changed;

  /** A column that both tables have. */
  private record Pair(int before, int after, ColumnTally tally) {}

  /**
   * @param columns the names of the columns to compare
   * @param features the names of those columns that hold features
   * @param examples how many are kept of each column
   * @throws IOException if the tables lack a column that every version has
   */
  RowDifferences(
      RowSource before,
      RowSource after,
      Predicate<String> columns,
      Predicate<String> features,
      int examples)
      throws IOException {
    this.keys = RowKeys.of(before.columns());
    this.reasonsBefore = RowKeys.index(before.columns(), MISSING_REASONS);
    this.reasonsAfter = RowKeys.index(after.columns(), MISSING_REASONS);
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < after.columns().size(); i++) {
      indices.put(after.columns().get(i).name(), i);
    }
    for (int i = 0; i < before.columns().size(); i++) {
      TableColumn column = before.columns().get(i);
      Integer other = indices.get(column.name());
      if (other != null && isCompared(column) && columns.test(column.name())) {
        boolean isFeature = features.test(column.name());
        pairs.add(new Pair(i, other, new ColumnTally(column.name(), isFeature, examples)));
      }
    }
  }

  private static boolean isCompared(TableColumn column) {
    return !column.isVolatile()
        && !column.name().equals(RowKeys.BUILD_KEY)
        && !column.name().equals(MISSING_REASONS);
  }

  @Override
  public void visit(List<@Nullable Object> before, List<@Nullable Object> after) {
    boolean differs = false;
    boolean hasSameReasons = Objects.equals(before.get(reasonsBefore), after.get(reasonsAfter));
    Map<String, String> reasons = null;
    Map<String, String> othersReasons = null;
    for (Pair pair : pairs) {
      Object value = before.get(pair.before());
      Object other = after.get(pair.after());
      if (Objects.equals(value, other) && (value != null || hasSameReasons)) {
        continue;
      }
      if (reasons == null || othersReasons == null) {
        reasons = reasons(before.get(reasonsBefore));
        othersReasons = reasons(after.get(reasonsAfter));
      }
      differs |= pair.tally().add(keys.key(before), value, reasons, other, othersReasons);
    }
    if (differs) {
      changed++;
    } else {
      same++;
    }
  }

  private static Map<String, String> reasons(@Nullable Object json) {
    Map<String, String> reasons = new HashMap<>();
    if (json != null) {
      try {
        JSON.readTree(json.toString())
            .properties()
            .forEach(entry -> reasons.put(entry.getKey(), entry.getValue().asText()));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            MISSING_REASONS + " is no JSON: " + e.getOriginalMessage(), e);
      }
    }
    return reasons;
  }

  /** Returns the rows in which no compared column differs. */
  long same() {
    return same;
  }

  /** Returns the rows in which one does. */
  long changed() {
    return changed;
  }

  /** Returns all compared columns in their order, also those that do not differ. */
  List<FeatureChange> columns() {
    return pairs.stream().map(pair -> pair.tally().result()).toList();
  }
}
