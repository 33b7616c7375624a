package org.cienrich.io.export.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.io.export.prepare.Preparation.Encoding;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.export.prepare.PreparationParameters.CodeParameters;
import org.cienrich.io.export.prepare.PreparationParameters.ColumnParameters;
import org.cienrich.io.export.prepare.PreparationParameters.FillParameters;
import org.cienrich.io.export.prepare.PreparationParameters.ScaleParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Sees the cells of a column that are written, and then tells how. Not thread-safe. */
abstract class ColumnFit {
  private final TableColumn column;
  private final List<String> notes = new ArrayList<>();
  private long rows;
  private long missing;

  ColumnFit(TableColumn column) {
    this.column = column;
  }

  /** Starts with a column. */
  static ColumnFit of(TableColumn column, Preparation preparation) {
    if (Role.of(column) != Role.FEATURE) {
      return new PlainFit(column, Fill.KEEP);
    }
    Fill fill = preparation.missing().fill();
    boolean isFilled = fill == Fill.IMPUTE || fill == Fill.SENTINEL;
    Encoding encoding = preparation.encoding();
    boolean isScaled = preparation.normalisation() != Normalisation.NONE;
    return switch (column.type()) {
      case INTEGER, DECIMAL ->
          isFilled || isScaled ? new NumberFit(column, preparation) : new PlainFit(column, fill);
      case TEXT, BOOLEAN ->
          isFilled || encoding != Encoding.NONE
              ? new CategoryFit(column, preparation)
              : new PlainFit(column, fill);
      case TEXT_LIST ->
          encoding == Encoding.ONEHOT
              ? new CategoryFit(column, preparation)
              : new PlainFit(column, fill);
      case JSON, INSTANT, INTEGER_LIST -> new PlainFit(column, fill);
    };
  }

  /**
   * Takes the cell of a row that is written.
   *
   * @param isTraining whether parameters are fitted on the row
   */
  final void add(@Nullable Object cell, boolean isTraining) {
    if (isTraining) {
      rows++;
      missing += cell == null ? 1 : 0;
    }
    if (cell != null) {
      take(cell, isTraining);
    }
  }

  final TableColumn column() {
    return column;
  }

  final ColumnType type() {
    return column.type();
  }

  /** Returns how many cells that it is fitted on are empty. */
  final long missing() {
    return missing;
  }

  final void note(String sentence) {
    notes.add(sentence);
  }

  abstract void take(Object value, boolean isTraining);

  /** Returns what is wrong with the cells; empty if nothing is. */
  Optional<String> problem() {
    return Optional.empty();
  }

  /** Returns how the column is written. To be called once. */
  abstract FittedColumn fitted(ColumnNames names);

  final FittedColumn fitted(
      ColumnEncoder encoder,
      @Nullable FillParameters fill,
      @Nullable ScaleParameters scale,
      @Nullable CodeParameters codes) {
    return new FittedColumn(
        encoder,
        new ColumnParameters(
            column.name(),
            Role.of(column).text(),
            column.type().label(),
            rows == 0 ? null : (double) missing / rows,
            encoder.columns().stream().map(TableColumn::name).toList(),
            fill,
            scale,
            codes,
            List.copyOf(notes)));
  }

  /** How a column is written, and what the report says of it. */
  record FittedColumn(ColumnEncoder encoder, ColumnParameters parameters) {}
}
