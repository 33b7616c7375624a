package org.cienrich.io.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Writes rows as Parquet. */
final class ParquetRows implements RowSink {
  /** Lists of three levels, as the Parquet specification has them. */
  private static final Map<String, String> SETTINGS =
      Map.of("parquet.avro.write-old-list-structure", "false");

  private final Schema schema;
  private final ParquetIO.Sink sink;

  ParquetRows(TableLayout<?> layout, WritableByteChannel channel) throws IOException {
    this.schema = TableSchemas.of(layout);
    this.sink =
        ParquetIO.sink(schema)
            .withConfiguration(SETTINGS)
            .withCompressionCodec(CompressionCodecName.ZSTD);
    sink.open(channel);
  }

  @Override
  public void write(List<@Nullable Object> cells) throws IOException {
    sink.write(toRecord(schema, cells));
  }

  @Override
  public void close() throws IOException {
    sink.flush();
  }

  /** Returns the cells as a record of the schema. */
  static GenericRecord toRecord(Schema schema, List<@Nullable Object> cells) {
    GenericRecord row = new GenericData.Record(schema);
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      row.put(i, cell instanceof Instant at ? micros(at) : cell);
    }
    return row;
  }

  /** Returns microseconds since the epoch, also of instants that have no nanoseconds in a long. */
  private static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
  }
}
