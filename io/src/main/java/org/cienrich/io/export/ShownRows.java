package org.cienrich.io.export;

import java.io.IOException;
import java.util.List;
import org.cienrich.io.table.TableColumn;

/**
 * Rows whose reading is shown.
 *
 * @param total rows, at most
 */
record ShownRows(String phrase, RowSource rows, long total, ExportProgress progress)
    implements RowSource {
  private static final int EVERY = 1000;

  @Override
  public List<TableColumn> columns() {
    return rows.columns();
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    long[] done = {0};
    rows.forEach(
        cells -> {
          visitor.visit(cells);
          if (++done[0] % EVERY == 0) {
            progress.show(phrase, done[0], total);
          }
        });
  }
}
