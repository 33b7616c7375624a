package org.cienrich.io.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.DataDictionary;
import org.cienrich.io.version.DataDictionary.ParameterEntry;
import org.cienrich.io.version.DataDictionary.ReasonEntry;
import org.cienrich.io.version.DataDictionary.TableEntry;
import org.cienrich.io.version.DictionaryColumn;
import org.cienrich.io.version.DictionaryColumn.Missing;
import org.cienrich.io.version.Versions;
import org.jspecify.annotations.Nullable;

/** The data dictionary of an export: what was exported, and what exactly its columns are. */
record ExportDictionary(
    Export export,
    List<TableEntry> tables,
    List<ReasonEntry> missingReasons,
    List<ParameterEntry> parameters) {

  /**
   * What was exported.
   *
   * @param identity digest of the version's content
   * @param chosen the criteria that rows had to meet, by the column they look at
   * @param missing the text of an empty cell, null where the format has its own way
   * @param guarded columns in which an apostrophe stands before some texts; null outside CSV
   */
  record Export(
      String dataset,
      int version,
      String identity,
      String codeVersion,
      String format,
      SortedMap<String, List<String>> chosen,
      SortedMap<String, String> preparation,
      @Nullable String missing,
      @Nullable Guarded guarded,
      List<WrittenFile> files) {}

  /** How texts were kept from being taken for formulas. */
  record Guarded(String prefix, String undo, List<String> columns) {}

  private static final String UNDO =
      "Take one apostrophe away from each text of these columns that begins with one.";

  /** Returns the entries of the columns, which do not know yet how many rows there are. */
  static List<DictionaryColumn> columns(DataDictionary stored, List<TableColumn> columns) {
    Map<String, DictionaryColumn> known = new LinkedHashMap<>();
    table(stored).columns().forEach(column -> known.put(column.name(), column));
    Missing none = Missing.of(new TreeMap<>(), 0);
    List<DictionaryColumn> entries = new ArrayList<>();
    for (TableColumn column : columns) {
      DictionaryColumn same = known.get(column.name());
      boolean isSame =
          same != null
              && same.type().equals(column.type().label())
              && same.meaning().equals(column.description());
      entries.add(isSame ? same : DictionaryColumn.of(column, none));
    }
    return entries;
  }

  static DataDictionary stored(ExportRequest request) throws IOException {
    return Versions.dictionary(Versions.directory(request.output(), request.manifest().version()));
  }

  private static TableEntry table(DataDictionary dictionary) {
    return dictionary.table(StoredTable.FEATURE_VECTORS).orElseThrow();
  }

  static ExportDictionary of(
      ExportRequest request,
      DataDictionary stored,
      List<DictionaryColumn> entries,
      MissingCounts counts,
      List<WrittenFile> files)
      throws IOException {
    Map<String, Missing> missing = counts.byColumn();
    List<DictionaryColumn> columns = new ArrayList<>();
    for (DictionaryColumn entry : entries) {
      columns.add(entry.withMissing(Objects.requireNonNull(missing.get(entry.name()))));
    }
    List<String> used =
        columns.stream()
            .map(DictionaryColumn::parameters)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .toList();
    return new ExportDictionary(
        export(request, entries, files),
        List.of(new TableEntry("data", table(stored).description(), counts.rows(), columns)),
        stored.missingReasons(),
        stored.parameters().stream().filter(each -> used.contains(each.name())).toList());
  }

  private static Export export(
      ExportRequest request, List<DictionaryColumn> entries, List<WrittenFile> files) {
    boolean isCsv = request.format() == ExportFormat.CSV;
    return new Export(
        request.manifest().run().datasetName(),
        request.manifest().version(),
        request.manifest().identity().sha256(),
        request.manifest().run().codeVersion(),
        request.format().extension(),
        request.criteria().described(),
        request.isPrepared() ? request.preparation().options() : new TreeMap<>(),
        isCsv ? request.style().missing() : null,
        isCsv && request.style().safe() ? guarded(entries) : null,
        files);
  }

  private static Guarded guarded(List<DictionaryColumn> entries) {
    return new Guarded(
        "'",
        UNDO,
        entries.stream()
            .filter(
                entry ->
                    entry.type().equals(ColumnType.TEXT.label())
                        || entry.type().equals(ColumnType.TEXT_LIST.label()))
            .map(DictionaryColumn::name)
            .toList());
  }

  /** Returns the part of it that a version has too. */
  DataDictionary described() {
    return new DataDictionary(tables, missingReasons, parameters);
  }

  /** Returns the rest as a part of a page. */
  String exportMarkdown() {
    StringBuilder page = new StringBuilder("\n## Export\n\n");
    line(page, "Dataset", export.dataset() + ", version " + export.version());
    line(page, "Identity of the version", export.identity());
    line(page, "Format", export.format());
    export.chosen().forEach((column, values) -> line(page, "Only rows with " + column, values));
    export.preparation().forEach((option, value) -> line(page, "Prepared with " + option, value));
    if (export.missing() != null) {
      line(page, "Empty cells", export.missing().isEmpty() ? "nothing" : export.missing());
    }
    if (export.guarded() != null) {
      page.append(
              "- Texts that a spreadsheet could take for formulas, and those that begin with an")
          .append(" apostrophe, have one more in front. ")
          .append(UNDO.replace("these columns", "these"))
          .append('\n');
    }
    for (WrittenFile file : export.files()) {
      line(page, file.path(), file.rows() + " rows, SHA-256 " + file.sha256());
    }
    return page.toString();
  }

  private static void line(StringBuilder page, String what, Object value) {
    String text =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value.toString();
    page.append("- ").append(what).append(": ").append(text).append('\n');
  }
}
