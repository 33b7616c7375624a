package org.cienrich.io.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cienrich.io.table.CellLayout;
import org.cienrich.io.table.CsvCells;
import org.cienrich.io.table.RowSink;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as ARFF, the format of Weka, in UTF-8: numbers as numeric, booleans and texts with
 * allowed values as nominal, instants as dates to the millisecond, all else as string, {@code ?}
 * for an empty cell. Texts are quoted as Weka quotes them. Not thread-safe.
 */
final class ArffRows implements RowSink {
  private static final String DATE = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
  private static final DateTimeFormatter DATES =
      DateTimeFormatter.ofPattern(DATE, Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<TableColumn> columns;
  private final Nominals nominals;
  private final Writer writer;

  ArffRows(CellLayout layout, Nominals nominals, WritableByteChannel channel) throws IOException {
    this.columns = layout.columns();
    this.nominals = nominals;
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    writer.write("@relation " + quoted(layout.table()) + "\n\n");
    for (TableColumn column : columns) {
      writer.write("@attribute " + quoted(column.name()) + " " + type(column) + "\n");
    }
    writer.write("\n@data\n");
  }

  private String type(TableColumn column) {
    return switch (column.type()) {
      case INTEGER, DECIMAL -> "numeric";
      case BOOLEAN -> "{false,true}";
      case INSTANT -> "date \"" + DATE + "\"";
      case TEXT -> {
        List<String> values = nominals.of(column.name());
        yield values == null
            ? "string"
            : values.stream().map(ArffRows::quoted).collect(Collectors.joining(",", "{", "}"));
      }
      case JSON, TEXT_LIST, INTEGER_LIST -> "string";
    };
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      Object cell = cells.get(i);
      writer.write(cell == null ? "?" : text(columns.get(i), cell));
    }
    writer.write('\n');
  }

  private String text(TableColumn column, Object cell) throws IOException {
    if (cell instanceof Instant at) {
      return '"' + DATES.format(at) + '"';
    }
    if (cell instanceof String text) {
      List<String> values = nominals.of(column.name());
      if (values != null && !values.contains(text)) {
        throw new IOException(
            "Column %s has the value '%s', which is none of its data dictionary: %s"
                .formatted(column.name(), text, values));
      }
      return quoted(text);
    }
    return cell instanceof List<?> list ? quoted(CsvCells.text(list)) : CsvCells.text(cell);
  }

  /** Returns a text as a token that Weka reads as this text. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
    boolean isPlain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isPlain &= isPlain(c);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\\', '\'', '"', '%' -> quoted.append('\\').append(c);
        default -> quoted.append(c);
      }
    }
    return isPlain ? text : quoted.append('\'').toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-./:#".indexOf(c) >= 0;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
