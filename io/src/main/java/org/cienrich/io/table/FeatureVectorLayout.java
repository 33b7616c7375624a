package org.cienrich.io.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.tables.FeatureVectorRow;
import org.jspecify.annotations.Nullable;

/**
 * The layout of {@code feature_vectors}: identity columns, the selected features in their order,
 * and {@code missing_reasons}.
 */
public final class FeatureVectorLayout implements TableLayout<FeatureVectorRow> {
  public static final String TABLE = "feature_vectors";

  private static final RecordLayout<FeatureVectorRow> IDENTITY =
      RecordLayout.of(TABLE, "", FeatureVectorRow.class);

  private static final int IDENTITY_COLUMNS = IDENTITY.columns().size();

  private static final TableColumn MISSING_REASONS =
      new TableColumn(
          "missing_reasons",
          ColumnType.JSON,
          "Why cells are empty: an object with the name of each column whose value is missing.",
          /* isVolatile= */ false,
          /* feature= */ null);

  private final SerializableSupplier<List<Feature<?>>> selection;
  private transient volatile @Nullable List<Feature<?>> features;

  private FeatureVectorLayout(SerializableSupplier<List<Feature<?>>> selection) {
    this.selection = selection;
  }

  /**
   * Returns the layout for a selection of features.
   *
   * @param selection gives the same features in the same order wherever it is asked
   * @throws IllegalArgumentException if two columns would have one name
   */
  public static FeatureVectorLayout of(SerializableSupplier<List<Feature<?>>> selection) {
    FeatureVectorLayout layout = new FeatureVectorLayout(selection);
    Set<String> names = new HashSet<>();
    for (TableColumn column : layout.columns()) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("Two columns are named " + column.name());
      }
    }
    return layout;
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

  @Override
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>(IDENTITY.columns());
    features().forEach(feature -> columns.add(TableColumn.of(feature)));
    columns.add(MISSING_REASONS);
    return columns;
  }

  @Override
  public List<@Nullable Object> cells(FeatureVectorRow row) {
    List<@Nullable Object> cells = IDENTITY.cells(row);
    String reasons = row.missingReasonsJson(features());
    for (int i = 0; i < features().size(); i++) {
      cells.add(
          row.outcomes().get(i) instanceof Outcome.Present<?> present
              ? features().get(i).type().cast(present.value())
              : null);
    }
    cells.add(reasons);
    return cells;
  }

  @Override
  public String whyEmpty(FeatureVectorRow row, int column) {
    int feature = column - IDENTITY_COLUMNS;
    return feature >= 0
            && feature < features().size()
            && row.outcomes().get(feature) instanceof Outcome.Missing<?> missing
        ? missing.reason().name()
        : "";
  }
}
