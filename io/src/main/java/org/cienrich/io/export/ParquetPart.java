package org.cienrich.io.export;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.WrittenFile;
import org.cienrich.io.version.UnreadableVersionException;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file of a table. Holds the compressed form of one row group in memory, of the wanted
 * columns only.
 *
 * @param path with the folder
 */
record ParquetPart(String path, WrittenFile file) {

  /**
   * Reads the cells of the wanted columns, row by row.
   *
   * @throws UnreadableVersionException if the file is not what the manifest tells, or is damaged
   */
  void forEach(List<TableColumn> columns, RowSource.RowVisitor visitor) throws IOException {
    try (ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(path, /* isDirectory= */ false))) {
      if (!(channel instanceof SeekableByteChannel seekable)) {
        throw new UnreadableVersionException(path + " is on a file system that cannot seek");
      }
      try (ParquetFileReader reader = open(seekable)) {
        if (reader.getRecordCount() != file.rows()) {
          throw new UnreadableVersionException(
              "%s has %d rows, but the manifest tells %d"
                  .formatted(path, reader.getRecordCount(), file.rows()));
        }
        MessageType schema = reader.getFileMetaData().getSchema();
        reader.setRequestedSchema(projection(schema, columns));
        String createdBy = reader.getFileMetaData().getCreatedBy();
        for (PageReadStore group = next(reader); group != null; group = next(reader)) {
          read(group, projection(schema, columns), createdBy, columns, visitor);
        }
      }
    }
  }

  private ParquetFileReader open(SeekableByteChannel channel) throws IOException {
    try {
      return ParquetFileReader.open(
          new BeamInputFile(channel),
          new ParquetReadOptions.Builder(new PlainParquetConfiguration())
              .usePageChecksumVerification()
              .build());
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private @Nullable PageReadStore next(ParquetFileReader reader) throws IOException {
    try {
      return reader.readNextRowGroup();
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private void read(
      PageReadStore group,
      MessageType schema,
      String createdBy,
      List<TableColumn> columns,
      RowSource.RowVisitor visitor)
      throws IOException {
    List<ColumnCursor> cursors;
    try {
      cursors = cursors(group, schema, createdBy, columns);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    for (long row = 0; row < group.getRowCount(); row++) {
      @Nullable Object[] cells = new @Nullable Object[cursors.size()];
      try {
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cursors.get(i).next();
        }
      } catch (RuntimeException e) {
        throw damaged(e);
      }
      visitor.visit(Arrays.asList(cells));
    }
  }

  private static List<ColumnCursor> cursors(
      PageReadStore group, MessageType schema, String createdBy, List<TableColumn> columns) {
    List<ColumnValue> values = columns.stream().map(c -> new ColumnValue(c.type())).toList();
    GroupConverter root =
        new GroupConverter() {
          @Override
          public Converter getConverter(int index) {
            return values.get(index).inside(!schema.getType(index).isPrimitive());
          }

          @Override
          public void start() {}

          @Override
          public void end() {}
        };
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(group, root, schema, createdBy);
    List<ColumnCursor> cursors = new ArrayList<>();
    List<ColumnDescriptor> descriptors = schema.getColumns();
    for (int i = 0; i < descriptors.size(); i++) {
      cursors.add(new ColumnCursor(store.getColumnReader(descriptors.get(i)), values.get(i)));
    }
    return cursors;
  }

  /** Returns the wanted columns in their order. */
  private MessageType projection(MessageType schema, List<TableColumn> columns)
      throws UnreadableVersionException {
    List<Type> types = new ArrayList<>();
    for (TableColumn column : columns) {
      if (!schema.containsField(column.name())) {
        throw new UnreadableVersionException(path + " has no column " + column.name());
      }
      Type type = schema.getType(column.name());
      if (!holds(type, column.type())) {
        throw new UnreadableVersionException(
            "Column %s of %s is no %s: %s"
                .formatted(column.name(), path, column.type().label(), type));
      }
      types.add(type);
    }
    return new MessageType(schema.getName(), types);
  }

  private static boolean holds(Type stored, ColumnType type) {
    return switch (type) {
      case INTEGER -> isPrimitive(stored, PrimitiveTypeName.INT64);
      case INSTANT ->
          isPrimitive(stored, PrimitiveTypeName.INT64)
              && LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS)
                  .equals(stored.getLogicalTypeAnnotation());
      case DECIMAL -> isPrimitive(stored, PrimitiveTypeName.DOUBLE);
      case BOOLEAN -> isPrimitive(stored, PrimitiveTypeName.BOOLEAN);
      case TEXT, JSON -> isPrimitive(stored, PrimitiveTypeName.BINARY);
      case TEXT_LIST -> isList(stored, PrimitiveTypeName.BINARY);
      case INTEGER_LIST -> isList(stored, PrimitiveTypeName.INT64);
    };
  }

  private static boolean isPrimitive(Type stored, PrimitiveTypeName name) {
    return stored.isPrimitive() && stored.asPrimitiveType().getPrimitiveTypeName() == name;
  }

  /** Whether it is a list of three levels. */
  private static boolean isList(Type stored, PrimitiveTypeName items) {
    if (stored.isPrimitive() || stored.asGroupType().getFieldCount() != 1) {
      return false;
    }
    Type repeated = stored.asGroupType().getType(0);
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 1
        && isPrimitive(repeated.asGroupType().getType(0), items);
  }

  private UnreadableVersionException damaged(Exception failure) {
    return new UnreadableVersionException(
        path + " cannot be read: " + failure.getMessage(), failure);
  }
}
