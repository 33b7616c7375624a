package org.cienrich.io.export;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cienrich.io.export.ExportFolder.DataFile;
import org.cienrich.io.export.prepare.Part;
import org.cienrich.io.export.prepare.Prepared;
import org.cienrich.io.table.CellLayout;
import org.cienrich.io.table.RecordJson;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.DataDictionary;
import org.cienrich.io.version.DictionaryColumn;
import org.cienrich.io.version.DictionaryMarkdown;

/**
 * Writes the rows of a version in another form: the table is read, rows are chosen and prepared,
 * and each goes to the file of its part. Memory does not grow with the rows, but for what splits
 * need. For a single use.
 */
public final class Exporter {
  private final ExportRequest request;
  private final StoredTable table;
  private final ExportProgress progress;
  private long chosen;

  private Exporter(ExportRequest request, StoredTable table, ExportProgress progress) {
    this.request = request;
    this.table = table;
    this.progress = progress;
  }

  /**
   * Exports the rows of {@code feature_vectors}.
   *
   * @param table that of the version
   * @throws ExportException if the folder is taken
   * @throws org.cienrich.io.export.prepare.PreparationException if the rows cannot be prepared so
   * @throws IOException if a file cannot be read or written; then there is no new file
   */
  public static ExportResult run(ExportRequest request, StoredTable table, ExportProgress progress)
      throws IOException {
    return new Exporter(request, table, progress).export();
  }

  private ExportResult export() throws IOException {
    RowSource rows = ChosenRows.of(table, request.columns(), request.criteria());
    DataDictionary stored = ExportDictionary.stored(request);
    try (ExportFolder folder = ExportFolder.open(request.folder(), request.overwrite())) {
      RowPlan plan = RowPlan.of(request.preparation(), shown("Rows looked at", rows));
      List<DictionaryColumn> entries = ExportDictionary.columns(stored, plan.columns());
      Map<Part, DataFile> files = open(folder, plan, entries);
      MissingCounts missing = new MissingCounts(plan.columns(), !request.isPrepared());
      shown("Rows exported", rows)
          .forEach(
              cells -> {
                chosen++;
                write(plan.prepare(cells), files, missing);
              });
      List<WrittenFile> data = folder.commit();
      if (plan.parameters() != null) {
        folder.write(ExportFolder.PREPARATION, RecordJson.text(plan.parameters()));
      }
      describe(folder, ExportDictionary.of(request, stored, entries, missing, data));
      folder.write(
          ExportFolder.CROISSANT, RecordJson.text(Croissant.of(request, plan.columns(), data)));
      return new ExportResult(table.rows(), chosen, plan.columns().size(), data, folder.others());
    }
  }

  private Map<Part, DataFile> open(
      ExportFolder folder, RowPlan plan, List<DictionaryColumn> entries) throws IOException {
    CellLayout layout =
        new CellLayout(StoredTable.FEATURE_VECTORS, "One row per build.", plan.columns());
    Nominals nominals = Nominals.of(entries, request.preparation().missing().sentinel());
    Map<Part, DataFile> files = new EnumMap<>(Part.class);
    for (Part part : plan.parts()) {
      files.put(
          part,
          folder.add(
              ExportFolder.name(part, request.format()),
              file -> request.format().open(layout, nominals, file.channel(), request.style())));
    }
    return files;
  }

  private static void write(Prepared prepared, Map<Part, DataFile> files, MissingCounts missing)
      throws IOException {
    if (prepared instanceof Prepared.Row row) {
      Objects.requireNonNull(files.get(row.part())).write(row.cells());
      missing.add(row.cells());
    }
  }

  private static void describe(ExportFolder folder, ExportDictionary dictionary)
      throws IOException {
    folder.write(DataDictionary.JSON_FILE, RecordJson.text(dictionary));
    folder.write(
        DataDictionary.MARKDOWN_FILE,
        DictionaryMarkdown.of(dictionary.described()) + dictionary.exportMarkdown());
  }

  /** Returns the same rows, whose reading is shown. */
  private RowSource shown(String phrase, RowSource rows) {
    return new ShownRows(phrase, rows, table.rows(), progress);
  }
}
