package org.cienrich.io.table;

import org.cienrich.features.Feature;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name in snake_case
 * @param description the meaning in full sentences
 * @param isVolatile whether two runs of the same input may differ here; such columns are no part of
 *     a version's identity
 * @param feature the feature that the column holds; null for all other columns
 */
public record TableColumn(
    String name,
    ColumnType type,
    String description,
    boolean isVolatile,
    @Nullable Feature<?> feature) {

  /** Returns the column of a feature. */
  public static TableColumn of(Feature<?> feature) {
    return new TableColumn(
        feature.name(), ColumnType.of(feature.type()), feature.description(), false, feature);
  }
}
