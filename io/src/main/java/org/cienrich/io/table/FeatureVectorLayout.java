package org.cienrich.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.tables.FeatureVectorRow;
import org.jspecify.annotations.Nullable;

/**
 * The layout of {@code feature_vectors}: identity columns, the selected features in their order,
 * and {@code missing_reasons}. A feature that is an identity column, such as {@code ci_provider},
 * has no second column.
 */
public final class FeatureVectorLayout implements TableLayout<FeatureVectorRow> {
  public static final String TABLE = "feature_vectors";

  /** The name of the column that tells why others are empty. */
  public static final String REASONS = "missing_reasons";

  private static final RecordLayout<FeatureVectorRow> IDENTITY =
      RecordLayout.of(TABLE, "", FeatureVectorRow.class);

  private static final TableColumn MISSING_REASONS =
      new TableColumn(
          REASONS,
          ColumnType.JSON,
          "Why cells are empty: an object with the name of each column whose value is missing.",
          /* isVolatile= */ false,
          /* feature= */ null);

  private static final Set<String> IDENTITY_NAMES =
      IDENTITY.columns().stream().map(TableColumn::name).collect(Collectors.toUnmodifiableSet());

  private final SerializableSupplier<List<Feature<?>>> selection;
  private transient volatile @Nullable List<Feature<?>> features;
  private transient volatile @Nullable List<Integer> shown;

  private FeatureVectorLayout(SerializableSupplier<List<Feature<?>>> selection) {
    this.selection = selection;
  }

  /**
   * Returns the layout of a selection.
   *
   * @param selection gives the same features in the same order wherever it is asked
   */
  public static FeatureVectorLayout of(SerializableSupplier<List<Feature<?>>> selection) {
    return new FeatureVectorLayout(selection);
  }

  @Override
  public String table() {
    return TABLE;
  }

  @Override
  public String description() {
    return "One row per build that was found, with everything that is known about it.";
  }

  /** Returns the selected features in the order of their columns. */
  public List<Feature<?>> features() {
    List<Feature<?>> found = features;
    if (found == null) {
      found = List.copyOf(selection.get());
      features = found;
    }
    return found;
  }

  /** Returns the names of the columns that tell which row it is, in their order. */
  public static List<String> identityNames() {
    return IDENTITY.columns().stream().map(TableColumn::name).toList();
  }

  /** Returns which of the features have a column of their own. */
  private List<Integer> shown() {
    List<Integer> found = shown;
    if (found == null) {
      found =
          IntStream.range(0, features().size())
              .filter(i -> !IDENTITY_NAMES.contains(features().get(i).name()))
              .boxed()
              .toList();
      shown = found;
    }
    return found;
  }

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>(IDENTITY.columns());
    shown().forEach(i -> columns.add(TableColumn.of(features().get(i))));
    columns.add(MISSING_REASONS);
    return columns;
  }

  @Override
  public List<@Nullable Object> cells(FeatureVectorRow row) {
    List<@Nullable Object> cells = IDENTITY.cells(row);
    for (int i : shown()) {
      cells.add(
          row.outcomes().get(i) instanceof Outcome.Present<?> present
              ? features().get(i).type().cast(present.value())
              : null);
    }
    cells.add(row.missingReasonsJson(features()));
    return cells;
  }

  @Override
  public String whyEmpty(FeatureVectorRow row, int column) {
    int feature = column - IDENTITY_NAMES.size();
    return feature >= 0
            && feature < shown().size()
            && row.outcomes().get(shown().get(feature)) instanceof Outcome.Missing<?> missing
        ? missing.reason().name()
        : "";
  }
}
