package org.cienrich.io.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cienrich.io.export.SampleRows.COLUMNS;
import static org.cienrich.io.export.SampleRows.HARD;
import static org.cienrich.io.export.SampleRows.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.cienrich.io.table.AtomicFile;
import org.cienrich.io.table.CellLayout;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.CsvCells;
import org.cienrich.io.table.CsvStyle;
import org.cienrich.io.table.RowSink;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

class ExportFormatTest {
  private static final CsvStyle SAFE = new CsvStyle("", true);

  @TempDir Path folder;

  @Test
  void csvComesBackAsItWas() throws IOException {
    assertThat(parsed(write(ExportFormat.CSV, COLUMNS, HARD, CsvStyle.PLAIN), "")).isEqualTo(HARD);
    assertThat(parsed(write(ExportFormat.CSV, COLUMNS, HARD, new CsvStyle("NA", false)), "NA"))
        .isEqualTo(HARD);
  }

  @Test
  void guardedCsvComesBackOnceItIsUndone() throws IOException {
    Path file = write(ExportFormat.CSV, COLUMNS, HARD, SAFE);

    List<List<@Nullable Object>> undone = new ArrayList<>();
    for (CSVRecord record : records(file, "")) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        ColumnType type = COLUMNS.get(i).type();
        String text = record.get(i);
        boolean isGuarded = type == ColumnType.TEXT || type == ColumnType.TEXT_LIST;
        cells.add(value(type, isGuarded && text != null ? text.replaceFirst("^'", "") : text));
      }
      undone.add(cells);
    }
    assertThat(undone).isEqualTo(HARD);
  }

  @Test
  void noTextOfACsvIsAFormulaButNumbersStayNumbers() throws IOException {
    List<TableColumn> columns =
        List.of(
            SampleRows.column("name", ColumnType.TEXT),
            SampleRows.column("words", ColumnType.TEXT_LIST),
            SampleRows.column("number", ColumnType.INTEGER),
            SampleRows.column("share", ColumnType.DECIMAL));
    List<List<@Nullable Object>> rows =
        List.of(
            row("=1+1", List.of("@x", "=y"), -1L, -0.5),
            row("+1", List.of("a"), 1L, 0.5),
            row("-1", List.of(), null, null),
            row("@SUM(A1)", List.of("-"), 1L, 0.5),
            row("\tx", List.of(""), 1L, 0.5),
            row("\rx", List.of("'a"), 1L, 0.5),
            row("＝1", List.of("a'"), 1L, 0.5),
            row("'", List.of("a"), 1L, 0.5));

    assertThat(Files.readString(write(ExportFormat.CSV, columns, rows, SAFE)))
        .isEqualTo(
            """
            name,words,number,share
            '=1+1,'@x#=y,-1,-0.5
            '+1,a,1,0.5
            '-1,"",,
            '@SUM(A1),'-,1,0.5
            '\tx,%,1,0.5
            "'\rx",''a,1,0.5
            '＝1,a',1,0.5
            '',a,1,0.5
            """);
  }

  @Test
  void aTextThatLooksLikeAMissingValueIsQuoted() throws IOException {
    List<TableColumn> columns = List.of(SampleRows.column("name", ColumnType.TEXT));
    List<List<@Nullable Object>> rows = List.of(row("NA"), row((Object) null), row(""));

    assertThat(Files.readString(write(ExportFormat.CSV, columns, rows, new CsvStyle("NA", true))))
        .isEqualTo("name\n\"NA\"\nNA\n\"\"\n");
    assertThatThrownBy(() -> new CsvStyle("a,b", true)).hasMessageContaining("comma");
    assertThatThrownBy(() -> new CsvStyle("=1", true)).hasMessageContaining("formula");
    assertThat(new CsvStyle("-999", true).missing()).isEqualTo("-999");
  }

  @Test
  void jsonIsOneArrayAndJsonLinesAreItsItems() throws IOException {
    JsonNode array =
        new ObjectMapper().readTree(write(ExportFormat.JSON, COLUMNS, HARD, SAFE).toFile());
    List<String> lines =
        Files.readString(write(ExportFormat.JSONL, COLUMNS, HARD, SAFE)).lines().toList();

    assertThat(array).hasSameSizeAs(HARD);
    assertThat(lines).hasSameSizeAs(HARD);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(new ObjectMapper().readTree(lines.get(i))).isEqualTo(array.get(i));
    }
    assertThat(array.get(3).get("name").asText()).isEqualTo(HARD.get(3).get(0));
    assertThat(array.get(3).get("words").get(6).asText()).isEqualTo("a\nb");
    assertThat(array.get(2).get("number").asLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(array.get(2).get("share").asDouble()).isEqualTo(Double.MIN_VALUE);
    assertThat(array.get(2).get("words").isEmpty()).isTrue();
    assertThat(array.get(0).get("why").get("share").asText()).isEqualTo("NO_HISTORY");
    assertThat(array.get(1)).allMatch(JsonNode::isNull);
  }

  @Test
  void filesWithoutRowsAreWellFormed() throws IOException {
    assertThat(
            new ObjectMapper()
                .readTree(write(ExportFormat.JSON, COLUMNS, List.of(), SAFE).toFile()))
        .isEmpty();
    assertThat(write(ExportFormat.JSONL, COLUMNS, List.of(), SAFE)).isEmptyFile();
    assertThat(write(ExportFormat.CSV, COLUMNS, List.of(), SAFE))
        .hasContent("name,number,share,flag,at,words,numbers,why\n");
    assertThat(weka(write(ExportFormat.ARFF, COLUMNS, List.of(), SAFE))).isEmpty();
  }

  @Test
  void wekaReadsArff() throws IOException {
    Instances rows = weka(write(ExportFormat.ARFF, COLUMNS, HARD, SAFE));

    assertThat(rows).hasSameSizeAs(HARD);
    for (int i = 0; i < HARD.size(); i++) {
      for (int column = 0; column < COLUMNS.size(); column++) {
        Object cell = HARD.get(i).get(column);
        Attribute attribute = rows.attribute(column);
        assertThat(attribute.name()).isEqualTo(COLUMNS.get(column).name());
        assertThat(rows.instance(i).isMissing(column)).isEqualTo(cell == null);
        if (cell instanceof Instant at) {
          assertThat(attribute.isDate()).isTrue();
          assertThat(rows.instance(i).value(column)).isEqualTo((double) at.toEpochMilli());
        } else if (cell instanceof Number number) {
          assertThat(attribute.isNumeric()).isTrue();
          assertThat(rows.instance(i).value(column)).isEqualTo(number.doubleValue());
        } else if (cell != null) {
          assertThat(rows.instance(i).stringValue(column)).isEqualTo(CsvCells.text(cell));
        }
      }
    }
  }

  @Test
  void textsWithAllowedValuesAreNominal() throws IOException {
    List<TableColumn> columns = List.of(SampleRows.column("name", ColumnType.TEXT));
    List<String> allowed = List.of("passed", "not, 'quite' {so}", "?", "");
    Nominals nominals = new Nominals(Map.of("name", allowed));
    List<List<@Nullable Object>> rows =
        List.of(row("?"), row((Object) null), row(""), row("not, 'quite' {so}"));

    Instances read = weka(write(ExportFormat.ARFF, columns, nominals, rows, SAFE));

    assertThat(read.attribute(0).isNominal()).isTrue();
    for (int i = 0; i < allowed.size(); i++) {
      assertThat(read.attribute(0).value(i)).isEqualTo(allowed.get(i));
    }
    assertThat(read.instance(0).stringValue(0)).isEqualTo("?");
    assertThat(read.instance(1).isMissing(0)).isTrue();
    assertThat(read.instance(2).stringValue(0)).isEmpty();
    assertThat(read.instance(3).stringValue(0)).isEqualTo("not, 'quite' {so}");
    assertThatThrownBy(() -> write(ExportFormat.ARFF, columns, nominals, List.of(row("new")), SAFE))
        .hasMessageContaining("Column name has the value 'new'");
  }

  private static Instances weka(Path file) throws IOException {
    ArffLoader loader = new ArffLoader();
    loader.setFile(file.toFile());
    return loader.getDataSet();
  }

  private Path write(
      ExportFormat format,
      List<TableColumn> columns,
      List<List<@Nullable Object>> rows,
      CsvStyle style)
      throws IOException {
    return write(format, columns, Nominals.NONE, rows, style);
  }

  private Path write(
      ExportFormat format,
      List<TableColumn> columns,
      Nominals nominals,
      List<List<@Nullable Object>> rows,
      CsvStyle style)
      throws IOException {
    Path path = folder.resolve("data." + format.extension());
    CellLayout layout = new CellLayout("rows", "One row per row.", columns);
    try (AtomicFile file = new AtomicFile(path.toString())) {
      try (RowSink sink = format.open(layout, nominals, file.channel(), style)) {
        for (List<@Nullable Object> row : rows) {
          sink.write(row);
        }
      }
      file.commit();
    }
    return path;
  }

  private static List<List<@Nullable Object>> parsed(Path file, String missing) throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (CSVRecord record : records(file, missing)) {
      List<@Nullable Object> cells = new ArrayList<>();
      Iterator<String> texts = record.iterator();
      for (TableColumn column : COLUMNS) {
        cells.add(value(column.type(), texts.next()));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** Tells apart what is quoted and what is not. */
  private static List<CSVRecord> records(Path file, String missing) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setRecordSeparator("\n")
            .setNullString(missing)
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      return parser.getRecords();
    }
  }

  private static @Nullable Object value(ColumnType type, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (type) {
      case INTEGER -> Long.valueOf(text);
      case DECIMAL -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case TEXT, JSON -> text;
      case INSTANT -> Instant.parse(text);
      case TEXT_LIST -> CsvCells.list(text);
      case INTEGER_LIST -> CsvCells.list(text).stream().map(Long::valueOf).toList();
    };
  }
}
