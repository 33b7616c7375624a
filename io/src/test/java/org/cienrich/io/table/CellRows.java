package org.cienrich.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table whose rows are given as cells. */
public record CellRows(String table, List<TableColumn> columns)
    implements TableLayout<List<@Nullable Object>> {
  private static final long serialVersionUID = 1L;

  @Override
  public String description() {
    return "One row per sample.";
  }

  @Override
  public List<@Nullable Object> cells(List<@Nullable Object> row) {
    return row;
  }

  /** Writes a part in Parquet. */
  public WrittenPart write(Path version, int part, Iterator<List<@Nullable Object>> rows)
      throws IOException {
    return new PartOutput<>(
            this, version.toString(), List.of(TableFiles.folder(RowFormat.PARQUET, table)), null)
        .write(String.format(Locale.ROOT, "%05d", part), false, rows, null);
  }
}
