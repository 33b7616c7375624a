package org.cienrich.forge.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Published CSV files, with a header, UTF-8; those named {@code *.gz} are decompressed. */
final class Table {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private Table() {}

  /**
   * Hands over every record of the files in their order.
   *
   * @throws IOException when a file cannot be read or a record cannot be understood; the message
   *     names the file and the line
   */
  static void forEach(List<Path> files, Consumer<CSVRecord> reader) throws IOException {
    for (Path file : files) {
      try (CSVParser records = CSVParser.parse(new InputStreamReader(open(file), UTF_8), FORMAT)) {
        for (CSVRecord record : records) {
          read(file, records.getCurrentLineNumber(), record, reader);
        }
      }
    }
  }

  private static void read(Path file, long line, CSVRecord record, Consumer<CSVRecord> reader)
      throws IOException {
    try {
      reader.accept(record);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + ", line " + line + ": " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }
}
