package org.cienrich.io.export;

import java.io.IOException;
import java.util.List;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Rows of a table in their order, which can be read as often as need be. */
public interface RowSource {
  /** Returns the columns in their order. */
  List<TableColumn> columns();

  /**
   * Reads all rows, one at a time.
   *
   * @throws IOException if they cannot be read, or the visitor throws it
   */
  void forEach(RowVisitor visitor) throws IOException;

  /** Takes one row. */
  @FunctionalInterface
  interface RowVisitor {
    /** Takes one value per column, of the type of the column; null where the cell is empty. */
    void visit(List<@Nullable Object> cells) throws IOException;
  }
}
