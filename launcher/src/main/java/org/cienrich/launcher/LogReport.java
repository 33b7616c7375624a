package org.cienrich.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.Evidence;
import org.cienrich.features.tables.LogColumns;
import org.cienrich.io.table.RecordLayout;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** What a log tells as a line of JSON: the columns of the jobs table, by their names. */
final class LogReport {
  private static final JsonMapper JSON = new JsonMapper();
  private static final RecordLayout<LogColumns> LAYOUT =
      RecordLayout.of("logs", "What logs tell.", LogColumns.class);

  private LogReport() {}

  static String of(Path file, LogFacts facts, List<String> testFrameworks) {
    return json(values(file, facts, testFrameworks));
  }

  /** Adds the reports of all runners, also those that do not count, and where they were read. */
  static String explained(
      Path file, LogFacts facts, List<String> testFrameworks, List<Evidence> evidence) {
    Map<String, @Nullable Object> values = values(file, facts, testFrameworks);
    values.put("reports", facts.tests());
    values.put("evidence", evidence);
    return json(values);
  }

  private static Map<String, @Nullable Object> values(
      Path file, LogFacts facts, List<String> testFrameworks) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("file", file.toString());
    List<TableColumn> columns = LAYOUT.columns();
    List<@Nullable Object> cells = LAYOUT.cells(LogColumns.of(facts, testFrameworks));
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).name(), cells.get(i));
    }
    return values;
  }

  private static String json(Map<String, @Nullable Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
