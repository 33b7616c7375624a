package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.cienrich.features.tables.Column;
import org.cienrich.features.tables.Columns;
import org.cienrich.features.tables.DeadLetter;
import org.cienrich.features.tables.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableSchemasTest {
  @Test
  void componentsBecomeNullableFieldsInSnakeCase() {
    Schema schema = TableSchemas.of(SampleRow.LAYOUT);

    assertThat(schema.getFullName()).isEqualTo("org.cienrich.tables.SampleRows");
    assertThat(schema.getDoc()).isEqualTo("One row per sample.");
    assertThat(schema.getFields())
        .extracting(field -> field.name() + " " + field.schema())
        .containsExactly(
            "row_name [\"null\",\"string\"]",
            "count [\"null\",\"long\"]",
            "attempt [\"null\",\"long\"]",
            "share [\"null\",\"double\"]",
            "is_private [\"null\",\"boolean\"]",
            "started_at [\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}]",
            "words [\"null\",{\"type\":\"array\",\"items\":\"string\"}]",
            "numbers [\"null\",{\"type\":\"array\",\"items\":\"long\"}]",
            "duration_seconds [\"null\",\"double\"]");
  }

  @Test
  void fieldsCarryTheirMeaningAndVolatility() {
    Schema schema = TableSchemas.of(SampleRow.LAYOUT);

    assertThat(schema.getField("row_name").doc()).isEqualTo("Names the row.");
    assertThat(schema.getField("row_name").getObjectProp(TableSchemas.VOLATILE)).isNull();
    assertThat(schema.getField("duration_seconds").getObjectProp(TableSchemas.VOLATILE))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource
  void everyTableHasADescribedSchemaWithItsKey(Table table) {
    Schema schema = TableSchemas.of(RecordLayout.of(table));

    assertThat(schema.getFields()).extracting(Field::name).containsAll(table.key());
    assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
    assertThat(schema.getFields())
        .hasSizeGreaterThanOrEqualTo(table.rowType().getRecordComponents().length);
  }

  @Test
  void deadLettersHaveAllTheirColumns() {
    assertThat(RecordLayout.ofDeadLetters().columns())
        .extracting(TableColumn::name)
        .containsExactly("line", "key", "stage", "reason", "message", "raw");
  }

  @Test
  void rowsOfAnotherTableAreRefused() {
    assertThatThrownBy(() -> RecordLayout.of(Table.BUILDS, DeadLetter.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("builds");
  }

  private record Inner(@Column("In it.") @Nullable Long inside, String notAColumn) {}

  private record Outer(
      @Column("First.") long first, @Columns Inner inner, @Column("Last.") String last) {}

  @Test
  void columnsOfARecordInARowAreInItsPlace() {
    RecordLayout<Outer> layout = RecordLayout.of("t", "Rows.", Outer.class);

    assertThat(layout.columns())
        .extracting(TableColumn::name)
        .containsExactly("first", "inside", "last");
    assertThat(layout.cells(new Outer(1, new Inner(2L, "x"), "z"))).containsExactly(1L, 2L, "z");
    assertThat(layout.cells(new Outer(1, new Inner(null, "x"), "z")))
        .containsExactly(1L, null, "z");
  }

  private record Unsupported(@Column("Money.") BigDecimal price) {}

  @Test
  void aTypeWithoutColumnIsRefused() {
    assertThatThrownBy(() -> RecordLayout.of("t", "Rows.", Unsupported.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price");
  }
}
