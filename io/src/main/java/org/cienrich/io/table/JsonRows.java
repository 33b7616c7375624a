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

/** Writes rows as JSON lines in UTF-8: every column in its order, empty cells as null. */
final class JsonRows implements RowSink {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<TableColumn> columns;
  private final JsonGenerator generator;

  JsonRows(List<TableColumn> columns, WritableByteChannel channel) throws IOException {
    this.columns = columns;
    this.generator =
        new JsonFactory()
            .createGenerator(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
    generator.setCodec(JSON);
    generator.setRootValueSeparator(null);
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      generator.writeFieldName(columns.get(i).name());
      write(columns.get(i).type(), cells.get(i));
    }
    generator.writeEndObject();
    generator.writeRaw('\n');
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
    generator.close();
  }
}
