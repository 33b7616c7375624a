package org.cienrich.io.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV by RFC 4180 in UTF-8, lines ended by LF. A null is an empty field, or the
 * unquoted text of the style, and an empty text is {@code ""}; other fields are quoted only where
 * they must be. (commons-csv would quote every text to tell the two apart.)
 */
public final class CsvRows implements RowSink {
  private static final int BUFFER = 1 << 16;

  private final List<TableColumn> columns;
  private final WritableByteChannel channel;
  private final CsvStyle style;
  private StringBuilder buffer = new StringBuilder(BUFFER * 2);

  CsvRows(List<TableColumn> columns, WritableByteChannel channel, boolean header)
      throws IOException {
    this(columns, channel, header, CsvStyle.PLAIN);
  }

  private CsvRows(
      List<TableColumn> columns, WritableByteChannel channel, boolean header, CsvStyle style)
      throws IOException {
    this.columns = columns;
    this.channel = channel;
    this.style = style;
    if (header) {
      for (int i = 0; i < columns.size(); i++) {
        buffer.append(i == 0 ? "" : ",");
        appendQuoted(columns.get(i).name());
      }
      endLine();
    }
  }

  /** Starts a file with a header. */
  public static CsvRows withHeader(
      List<TableColumn> columns, WritableByteChannel channel, CsvStyle style) throws IOException {
    return new CsvRows(columns, channel, /* header= */ true, style);
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        buffer.append(',');
      }
      Object cell = cells.get(i);
      if (cell == null) {
        buffer.append(style.missing());
      } else if (cell instanceof String || cell instanceof List) {
        appendText(columns.get(i).type(), CsvCells.text(cell));
      } else {
        CsvCells.append(buffer, cell);
      }
    }
    endLine();
  }

  private void appendText(ColumnType type, String text) {
    boolean isText = type == ColumnType.TEXT || type == ColumnType.TEXT_LIST;
    appendQuoted(style.safe() && isText && CsvStyle.isGuarded(text) ? CsvStyle.GUARD + text : text);
  }

  private void appendQuoted(String text) {
    if (text.isEmpty() || text.equals(style.missing()) || mustBeQuoted(text)) {
      buffer.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      buffer.append(text);
    }
  }

  /** Rows are written whole, so no character is ever cut in two. */
  private void endLine() throws IOException {
    buffer.append('\n');
    if (buffer.length() >= BUFFER) {
      flush();
    }
  }

  private void flush() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    buffer = new StringBuilder(BUFFER * 2);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
    }
  }

  static boolean mustBeQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return false;
  }
}
