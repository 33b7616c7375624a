package org.cienrich.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes parts of tables without a pipeline. */
public final class ParquetParts {
  private ParquetParts() {}

  /** Writes a part. */
  public static WrittenPart write(
      CellLayout layout, Path version, int part, Iterator<List<@Nullable Object>> rows)
      throws IOException {
    List<TableFiles> files = List.of(TableFiles.folder(RowFormat.PARQUET, layout.table()));
    return new PartOutput<>(layout, version.toString(), files, null)
        .write(String.format(Locale.ROOT, "%05d", part), false, rows, null);
  }
}
