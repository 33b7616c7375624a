package org.cienrich.io.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column of every type, and rows that are hard to write. */
final class SampleRows {
  static final List<TableColumn> COLUMNS =
      List.of(
          column("name", ColumnType.TEXT),
          column("number", ColumnType.INTEGER),
          column("share", ColumnType.DECIMAL),
          column("flag", ColumnType.BOOLEAN),
          column("at", ColumnType.INSTANT),
          column("words", ColumnType.TEXT_LIST),
          column("numbers", ColumnType.INTEGER_LIST),
          column("why", ColumnType.JSON));

  static final List<@Nullable Object> FULL =
      row(
          "o/n",
          9_007_199_254_740_993L,
          0.25,
          true,
          Instant.parse("2024-01-31T23:59:59Z"),
          List.of("a", "b#c", ""),
          List.of(1L, -2L),
          "{\"share\":\"NO_HISTORY\"}");

  static final List<@Nullable Object> EMPTY = row(null, null, null, null, null, null, null, null);

  static final List<List<@Nullable Object>> HARD =
      List.of(
          FULL,
          EMPTY,
          row(
              "",
              Long.MIN_VALUE,
              Double.MIN_VALUE,
              false,
              Instant.parse("1969-12-31T23:59:59.999999Z"),
              List.of(),
              List.of(),
              "{}"),
          row(
              "=HYPERLINK(\"http://x\")\n, 'quoted' \\ % { } Grüße 漢字 \uD83D\uDE00\t\u0001\r\n",
              Long.MAX_VALUE,
              Double.MAX_VALUE,
              true,
              Instant.parse("9999-12-31T23:59:59.123456Z"),
              List.of("%", "#", "", "\"", ",", "=1+1", "a\nb"),
              List.of(Long.MAX_VALUE),
              "{\"a\":[1,\"é\\n\"]}"),
          row("'=1", 0L, -0.1, false, Instant.EPOCH, List.of(""), List.of(0L), "[]"),
          row("''", 7L, 1.0E-5, false, Instant.EPOCH, List.of("NA"), List.of(0L), "null"),
          row("?", -1L, 1.5E300, true, Instant.EPOCH, List.of("=", "-2"), List.of(0L), "\"t\""),
          row("-5", -1L, 123456789.0, true, Instant.EPOCH, List.of("a"), List.of(0L), "1"));

  private SampleRows() {}

  static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  static TableColumn column(String name, ColumnType type) {
    return new TableColumn(name, type, "The " + name + " | of a row.", false, null);
  }
}
