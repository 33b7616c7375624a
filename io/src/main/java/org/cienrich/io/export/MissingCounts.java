package org.cienrich.io.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.version.DictionaryColumn.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Counts empty cells by column, and by reason where the rows tell it. Not thread-safe.
 *
 * <p>Many rows have the same reasons, so these are counted as texts and read once for each; no more
 * than some ten thousand are held.
 */
final class MissingCounts {
  private static final int MOST_TEXTS = 20_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final List<String> names;
  private final long[] empty;
  private final int reasonsColumn;
  private final Map<String, Long> texts = new HashMap<>();
  private final Map<String, SortedMap<String, Long>> reasons = new HashMap<>();
  private long rows;

  /**
   * @param asStored whether the cells are those of the version: only then are the reasons theirs
   */
  MissingCounts(List<TableColumn> columns, boolean asStored) {
    this.names = columns.stream().map(TableColumn::name).toList();
    this.empty = new long[names.size()];
    this.reasonsColumn = asStored ? names.indexOf(FeatureVectorLayout.REASONS) : -1;
  }

  void add(List<@Nullable Object> cells) throws IOException {
    rows++;
    for (int i = 0; i < empty.length; i++) {
      if (cells.get(i) == null) {
        empty[i]++;
      }
    }
    if (reasonsColumn >= 0 && cells.get(reasonsColumn) instanceof String text) {
      texts.merge(text, 1L, Long::sum);
      if (texts.size() >= MOST_TEXTS) {
        readTexts();
      }
    }
  }

  private void readTexts() throws IOException {
    for (Map.Entry<String, Long> text : texts.entrySet()) {
      try (JsonParser parser = JSON.createParser(text.getKey())) {
        while (parser.nextToken() != null) {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            reasons
                .computeIfAbsent(parser.getCurrentName(), name -> new TreeMap<>())
                .merge(parser.getText(), text.getValue(), Long::sum);
          }
        }
      }
    }
    texts.clear();
  }

  long rows() {
    return rows;
  }

  /** Returns how often the cell of this column is empty, by column. */
  Map<String, Missing> byColumn() throws IOException {
    readTexts();
    Map<String, Missing> byColumn = new HashMap<>();
    for (int i = 0; i < empty.length; i++) {
      SortedMap<String, Long> counts =
          new TreeMap<>(reasons.getOrDefault(names.get(i), new TreeMap<>()));
      long told = counts.values().stream().mapToLong(Long::longValue).sum();
      if (empty[i] > told) {
        counts.put("", empty[i] - told);
      }
      byColumn.put(names.get(i), Missing.of(counts, rows));
    }
    return byColumn;
  }
}
