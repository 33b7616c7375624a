package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.io.export.FirstRows;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowPageTest {
  @Test
  void rowsThatFitAreLines() {
    FirstRows rows = rows(2, List.of(row("x", 1L), row("long text", null)));

    assertThat(RowPage.of(rows, 80)).isEqualTo("column_0   column_1\nx          1\nlong text\n");
  }

  @Test
  void manyColumnsAreLinesAndRowsThatDoNotFitAreCounted() {
    List<@Nullable Object> cells =
        row(IntStream.range(0, 20).mapToObj(i -> "v".repeat(i)).toArray());
    FirstRows rows = rows(20, List.of(cells, cells, cells));

    String page = RowPage.of(rows, 40);

    assertThat(page.lines()).hasSize(21).allMatch(line -> line.length() <= 40);
    assertThat(page)
        .containsPattern("column_2   vv +vv\n")
        .contains("vvvvvvvvvvv…")
        .endsWith("1 more row does not fit.%n".formatted());
  }

  @Test
  void nothingControlsTheTerminal() {
    FirstRows rows = rows(1, List.of(row("\u001B[31mred\u0007\u202E\n")));

    assertThat(RowPage.of(rows, 80)).isEqualTo("column_0\n�[31mred���\n");
    assertThat(RowPage.of(rows(1, List.of()), 80)).isEqualTo("No row meets all of the criteria.\n");
  }

  private static FirstRows rows(int columns, List<List<@Nullable Object>> rows) {
    return new FirstRows(
        IntStream.range(0, columns)
            .mapToObj(i -> new TableColumn("column_" + i, ColumnType.TEXT, "", false, null))
            .toList(),
        rows);
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
