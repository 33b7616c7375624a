package org.cienrich.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;

/** Reads the Parquet tables of a version. */
final class TableRows {
  private TableRows() {}

  /** Returns the rows of a table, in their order. */
  static List<GenericRecord> of(Path version, String table) throws IOException {
    List<Path> parts;
    try (var files = Files.list(version.resolve(table))) {
      parts = files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
    List<GenericRecord> rows = new ArrayList<>();
    for (Path part : parts) {
      try (ParquetReader<GenericRecord> reader =
          AvroParquetReader.<GenericRecord>builder(new LocalInputFile(part)).build()) {
        for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
