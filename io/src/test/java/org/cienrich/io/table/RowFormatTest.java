package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFormatTest {
  private static final CSVFormat STRICT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

  @Test
  void csvHasAHeaderAndPlainCells() throws IOException {
    assertThat(written(RowFormat.CSV, true, SampleRow.full()))
        .isEqualTo(
            """
            row_name,count,attempt,share,is_private,started_at,words,numbers,duration_seconds
            o/n,9007199254740993,2,0.25,true,2024-01-31T23:59:59Z,a#b%23c,1#2,1.5
            """);
  }

  @Test
  void csvOfALaterPartHasNoHeader() throws IOException {
    assertThat(written(RowFormat.CSV, false, SampleRow.named("a"))).isEqualTo("a,7,,,,,,,0.5\n");
  }

  @Test
  void csvTellsNullFromTheEmptyText() throws IOException {
    assertThat(written(RowFormat.CSV, false, SampleRow.named(null), SampleRow.named("")))
        .isEqualTo(",7,,,,,,,0.5\n\"\",7,,,,,,,0.5\n");
  }

  @Test
  void csvIsReadBackAsItWas() throws IOException {
    List<String> names = List.of("a,b", "say \"hi\"", "two\r\nlines", "\n", "'", " x ", "ğ😀");
    SampleRow[] rows = names.stream().map(SampleRow::named).toArray(SampleRow[]::new);

    List<CSVRecord> records =
        STRICT.parse(new StringReader(written(RowFormat.CSV, false, rows))).getRecords();

    assertThat(records).extracting(record -> record.get(0)).isEqualTo(names);
    assertThat(records).allSatisfy(record -> assertThat(record.get(2)).isNull());
  }

  @Test
  void jsonLinesKeepTypesAndTheOrderOfColumns() throws IOException {
    assertThat(written(RowFormat.JSONL, true, SampleRow.full()))
        .isEqualTo(
            """
            {"row_name":"o/n","count":9007199254740993,"attempt":2,"share":0.25,"is_private":true,\
            "started_at":"2024-01-31T23:59:59Z","words":["a","b#c"],"numbers":[1,2],\
            "duration_seconds":1.5}
            """);
  }

  @Test
  void jsonLinesNameEmptyCellsAndStayOnTheirLine() throws IOException {
    String[] lines =
        written(RowFormat.JSONL, true, SampleRow.named(null), SampleRow.named("a\nb\u2028c\ud83d"))
            .split("\n");

    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines[0]);
    assertThat(first.size()).isEqualTo(9);
    assertThat(first.get("row_name").isNull()).isTrue();
    assertThat(new ObjectMapper().readTree(lines[1]).get("row_name").asText())
        .isEqualTo("a\nb\u2028c?");
  }

  @Test
  void parquetIsReadBackAsItWas(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rows.parquet");
    Files.write(file, bytes(RowFormat.PARQUET, true, SampleRow.full(), SampleRow.named("")));

    List<GenericRecord> rows = ParquetFiles.read(file);

    assertThat(rows)
        .extracting(Object::toString)
        .containsExactly(
            """
            {"row_name": "o/n", "count": 9007199254740993, "attempt": 2, "share": 0.25, \
            "is_private": true, "started_at": 1706745599000000, "words": ["a", "b#c"], \
            "numbers": [1, 2], "duration_seconds": 1.5}""",
            """
            {"row_name": "", "count": 7, "attempt": null, "share": null, "is_private": null, \
            "started_at": null, "words": null, "numbers": null, "duration_seconds": 0.5}""");
    assertThat(rows.get(0).getSchema()).isEqualTo(TableSchemas.of(SampleRow.LAYOUT));
  }

  @Test
  void sameRowsGiveTheSameParquetBytes() throws IOException {
    assertThat(bytes(RowFormat.PARQUET, true, SampleRow.full()))
        .isEqualTo(bytes(RowFormat.PARQUET, true, SampleRow.full()));
  }

  private static String written(RowFormat format, boolean first, SampleRow... rows)
      throws IOException {
    return new String(bytes(format, first, rows), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(RowFormat format, boolean first, SampleRow... rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RowSink sink = format.open(SampleRow.LAYOUT, Channels.newChannel(bytes), first)) {
      for (SampleRow row : rows) {
        sink.write(SampleRow.LAYOUT.cells(row));
      }
    }
    return bytes.toByteArray();
  }
}
