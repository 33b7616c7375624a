package org.cienrich.io.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Parameter;
import org.cienrich.io.table.CsvCells;
import org.cienrich.io.table.TableColumn;

/**
 * What every column of a version means and how often it is empty. The same rows give the same
 * dictionary.
 */
public record DataDictionary(
    List<TableEntry> tables, List<ReasonEntry> missingReasons, List<ParameterEntry> parameters) {
  public static final String JSON_FILE = "data_dictionary.json";
  public static final String MARKDOWN_FILE = "data_dictionary.md";

  /** A table and its columns in their order. */
  public record TableEntry(
      String name, String description, long rows, List<DictionaryColumn> columns) {}

  /** A reason why a value is missing. */
  public record ReasonEntry(String name, String meaning, boolean lowersStatus) {}

  /** A parameter of the features in this version. */
  public record ParameterEntry(String name, String type, String description, String defaultValue) {}

  static DataDictionary of(List<TableSummary> summaries) {
    List<TableEntry> tables = new ArrayList<>();
    Set<Feature<?>> features = new LinkedHashSet<>();
    for (TableSummary summary : summaries) {
      List<DictionaryColumn> columns = new ArrayList<>();
      for (TableColumn column : summary.layout().columns()) {
        columns.add(DictionaryColumn.of(column, summary));
        if (column.feature() != null) {
          features.add(column.feature());
        }
      }
      tables.add(
          new TableEntry(
              summary.layout().table(), summary.layout().description(), summary.rows(), columns));
    }
    return new DataDictionary(
        tables,
        Arrays.stream(MissingReason.values())
            .map(reason -> new ReasonEntry(reason.name(), reason.meaning(), reason.lowersStatus()))
            .toList(),
        FeaturePlan.of(features).parameters().stream().map(DataDictionary::entry).toList());
  }

  private static ParameterEntry entry(Parameter<?> parameter) {
    return new ParameterEntry(
        parameter.name(),
        parameter.type().name(),
        parameter.description(),
        CsvCells.text(parameter.byDefault()));
  }

  /** Returns the table of this name. */
  public Optional<TableEntry> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Returns the number of columns described. */
  long size() {
    return tables.stream().mapToLong(table -> table.columns().size()).sum();
  }
}
