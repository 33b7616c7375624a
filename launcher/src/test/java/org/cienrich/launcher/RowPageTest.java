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
    FirstRows rows = rows(2, row("x", 1L), row("long text", null));

    assertThat(RowPage.of(rows, 80)).isEqualTo("column_0   column_1\nx          1\nlong text\n");
  }

  @Test
  void manyColumnsAreLinesAndRowsThatDoNotFitAreCounted() {
    Object[] cells = IntStream.range(0, 20).mapToObj(i -> "v".repeat(i)).toArray();
    FirstRows rows = rows(20, row(cells), row(cells), row(cells));

    String page = RowPage.of(rows, 40);

    assertThat(page.lines()).hasSize(21).allMatch(line -> line.length() <= 40);
    assertThat(page)
        .contains("column_2   vv            vv\n", "vvvvvvvvvvv…")
        .endsWith("1 more row does not fit.%n".formatted());
  }

  @Test
  void nothingControlsTheTerminal() {
    FirstRows rows = rows(1, row("\u001B[31mred\u0007\u202E\n"));

    assertThat(RowPage.of(rows, 80)).isEqualTo("column_0\n�[31mred���\n");
    assertThat(RowPage.of(rows(1), 80)).isEqualTo("No row meets all of the criteria.\n");
  }

  @SafeVarargs
  private static FirstRows rows(int columns, List<@Nullable Object>... rows) {
    return new FirstRows(
        IntStream.range(0, columns)
            .mapToObj(i -> new TableColumn("column_" + i, ColumnType.TEXT, "", false, null))
            .toList(),
        Arrays.asList(rows));
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
