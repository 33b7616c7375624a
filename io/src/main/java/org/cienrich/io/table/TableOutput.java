package org.cienrich.io.table;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table become files: its columns, the files, all of which are written at once,
 * and how many positions a part holds. Immutable.
 *
 * <pre>{@code
 * TableOutput.of(RecordLayout.of(Table.BUILDS, BuildRow.class))
 *     .as(TableFiles.folder(RowFormat.PARQUET, "builds"))
 * }</pre>
 *
 * @param rowsPerPart 50,000 where it is not set; it decides the files and the identity of the
 *     table, so it is no means of tuning
 * @param gapsAllowed whether some positions may not be taken
 * @param measure looks at all rows; null for none
 * @param <T> a row
 */
public record TableOutput<T>(
    TableLayout<T> layout,
    List<TableFiles> files,
    int rowsPerPart,
    boolean gapsAllowed,
    @Nullable TableMeasure<T> measure)
    implements Serializable {
  private static final int ROWS_PER_PART = 50_000;

  public TableOutput {
    files = List.copyOf(files);
    if (rowsPerPart <= 0) {
      throw new IllegalArgumentException("rowsPerPart must be positive, but is " + rowsPerPart);
    }
  }

  /** A table that still lacks its files. */
  public record Draft<T>(TableLayout<T> layout) {
    /** Names the files; none is for rows that go into a store. */
    public TableOutput<T> as(List<TableFiles> files) {
      return new TableOutput<>(layout, files, ROWS_PER_PART, false, null);
    }

    /** Names the files, one or more. */
    public TableOutput<T> as(TableFiles... files) {
      return as(List.of(files));
    }
  }

  /** Starts with the columns. */
  public static <T> Draft<T> of(TableLayout<T> layout) {
    return new Draft<>(layout);
  }

  /** Sets the number of rows per part. */
  public TableOutput<T> withRowsPerPart(int rows) {
    return new TableOutput<>(layout, files, rows, gapsAllowed, measure);
  }

  /**
   * Accepts positions that are not all taken, such as the lines of an input some of which could not
   * be used. Parts without a row are left out. A repetition still fails the pipeline. For files in
   * a folder of their own.
   */
  public TableOutput<T> withGaps() {
    return new TableOutput<>(layout, files, rowsPerPart, true, measure);
  }

  /** Has all rows measured as well. */
  public TableOutput<T> measuredBy(TableMeasure<T> tableMeasure) {
    return new TableOutput<>(layout, files, rowsPerPart, gapsAllowed, tableMeasure);
  }
}
