package org.cienrich.io.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON in UTF-8, an object with every column in its order for each, empty cells as
 * null: one object per line, or the lines of one array.
 */
public final class JsonRows implements RowSink {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<TableColumn> columns;
  private final JsonGenerator generator;
  private final boolean isArray;
  private boolean isFirst = true;

  private JsonRows(List<TableColumn> columns, WritableByteChannel channel, boolean isArray)
      throws IOException {
    this.columns = columns;
    this.isArray = isArray;
    this.generator =
        new JsonFactory()
            .createGenerator(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    generator.setCodec(JSON);
    generator.setRootValueSeparator(null);
    if (isArray) {
      generator.writeRaw('[');
    }
  }

  /** Starts a file of JSON lines. */
  public static JsonRows lines(List<TableColumn> columns, WritableByteChannel channel)
      throws IOException {
    return new JsonRows(columns, channel, /* isArray= */ false);
  }

  /** Starts a file with one array. */
  public static JsonRows array(List<TableColumn> columns, WritableByteChannel channel)
      throws IOException {
    return new JsonRows(columns, channel, /* isArray= */ true);
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    if (isArray) {
      generator.writeRaw(isFirst ? "\n" : ",\n");
      isFirst = false;
    }
    generator.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      generator.writeFieldName(columns.get(i).name());
      write(columns.get(i).type(), cells.get(i));
    }
    generator.writeEndObject();
    if (!isArray) {
      generator.writeRaw('\n');
    }
  }

  private void write(ColumnType type, @Nullable Object cell) throws IOException {
    if (cell == null) {
      generator.writeNull();
    } else if (type == ColumnType.JSON) {
      generator.writeTree(JSON.readTree((String) cell));
    } else if (cell instanceof Long number) {
      generator.writeNumber(number);
    } else if (cell instanceof Double number) {
      generator.writeNumber(number);
    } else if (cell instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (cell instanceof List<?> list) {
      writeList(list);
    } else {
      generator.writeString(CsvCells.text(cell));
    }
  }

  private void writeList(List<?> list) throws IOException {
    generator.writeStartArray();
    for (Object item : list) {
      if (item instanceof Long number) {
        generator.writeNumber(number);
      } else {
        generator.writeString(item.toString());
      }
    }
    generator.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    if (isArray && !generator.isClosed()) {
      generator.writeRaw("\n]\n");
    }
    generator.close();
  }
}
