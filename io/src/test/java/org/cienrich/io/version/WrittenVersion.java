package org.cienrich.io.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.io.table.CellLayout;
import org.cienrich.io.table.ParquetParts;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenPart;
import org.jspecify.annotations.Nullable;

/** Writes versions with {@code feature_vectors} alone, without a pipeline. */
public final class WrittenVersion {
  private WrittenVersion() {}

  /** Writes a processed version; each list is a part. */
  public static Manifest of(
      Path output,
      int version,
      List<TableColumn> columns,
      List<? extends Iterable<List<@Nullable Object>>> parts)
      throws IOException {
    return of(output, version, columns, parts, Map.of("extraction.completed", 1L));
  }

  /** Writes a failed version without a row. */
  public static Manifest failed(Path output, int version, List<TableColumn> columns)
      throws IOException {
    return of(output, version, columns, List.of(List.of()), Map.of("extraction.failed", 3L));
  }

  private static Manifest of(
      Path output,
      int version,
      List<TableColumn> columns,
      List<? extends Iterable<List<@Nullable Object>>> parts,
      Map<String, Long> counts)
      throws IOException {
    Path directory = output.resolve("v" + version);
    Files.createDirectories(directory);
    CellLayout table = new CellLayout("feature_vectors", "One row per build.", columns);
    List<WrittenPart> written = new ArrayList<>();
    for (Iterable<List<@Nullable Object>> part : parts) {
      Iterator<List<@Nullable Object>> rows = part.iterator();
      written.add(ParquetParts.write(table, directory, written.size(), rows));
    }
    return new ManifestWriter(
            output.toString(), SampleRuns.run(version), List.of(table), List.of(), 1.0)
        .write(written, counts, Optional.empty());
  }
}
