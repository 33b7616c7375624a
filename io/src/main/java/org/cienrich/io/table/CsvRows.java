package org.cienrich.io.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV by RFC 4180 in UTF-8, lines ended by LF. A null is an empty field and an empty
 * text is {@code ""}; other fields are quoted only where they must be. (commons-csv would quote
 * every text to tell the two apart.)
 */
final class CsvRows implements RowSink {
  private final Writer writer;

  CsvRows(List<TableColumn> columns, WritableByteChannel channel, boolean header)
      throws IOException {
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    if (header) {
      write(columns.stream().<@Nullable Object>map(TableColumn::name).toList());
    }
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      Object cell = cells.get(i);
      if (cell != null) {
        writer.write(field(CsvCells.text(cell)));
      }
    }
    writer.write('\n');
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static String field(String text) {
    return text.isEmpty() || mustBeQuoted(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static boolean mustBeQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return false;
  }
}
