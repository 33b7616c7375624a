package org.cienrich.io.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.junit.jupiter.api.Test;

class RowCursorTest {
  @Test
  void givesAllRowsInTheirOrder() throws IOException {
    RowsInMemory rows = RowsInMemory.of(ColumnType.INTEGER, "n");
    for (long n = 0; n < 1000; n++) {
      rows.row(n);
    }

    try (RowCursor cursor = new RowCursor(rows)) {
      for (long n = 0; n < 1000; n++) {
        assertThat(cursor.next()).containsExactly(n);
      }
      assertThat(cursor.next()).isNull();
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void whatCannotBeReadIsToldAfterNoRowWasLeftOut() throws IOException {
    try (RowCursor cursor = new RowCursor(new FailsAfterOneRow())) {
      assertThatThrownBy(
              () -> {
                cursor.next();
                cursor.next();
              })
          .isInstanceOf(IOException.class)
          .hasMessage("part-00001 is damaged");
      assertThatThrownBy(cursor::next).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closingEndsTheReading() throws Exception {
    Endless endless = new Endless();

    try (RowCursor cursor = new RowCursor(endless)) {
      assertThat(cursor.next()).isNotNull();
    }

    assertThat(endless.ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static final class FailsAfterOneRow implements RowSource {
    @Override
    public List<TableColumn> columns() {
      return List.of();
    }

    @Override
    public void forEach(RowVisitor visitor) throws IOException {
      visitor.visit(List.of());
      throw new IOException("part-00001 is damaged");
    }
  }

  private static final class Endless implements RowSource {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public List<TableColumn> columns() {
      return List.of();
    }

    @Override
    public void forEach(RowVisitor visitor) throws IOException {
      try {
        while (true) {
          visitor.visit(List.of());
        }
      } finally {
        ended.countDown();
      }
    }
  }
}
