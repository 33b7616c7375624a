package org.cienrich.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.cienrich.io.table.ColumnType;
import org.junit.jupiter.api.Test;

class BsonValuesTest {
  @Test
  void cellsKeepTheirTypes() {
    assertThat(BsonValues.of(ColumnType.INTEGER, 1L << 53)).isEqualTo(new BsonInt64(1L << 53));
    assertThat(BsonValues.of(ColumnType.DECIMAL, 0.25)).isEqualTo(new BsonDouble(0.25));
    assertThat(BsonValues.of(ColumnType.BOOLEAN, true)).isEqualTo(BsonBoolean.TRUE);
    assertThat(BsonValues.of(ColumnType.TEXT, "{}")).isEqualTo(new BsonString("{}"));
    assertThat(BsonValues.of(ColumnType.TEXT_LIST, List.of("a", "b")))
        .isEqualTo(new BsonArray(List.of(new BsonString("a"), new BsonString("b"))));
    assertThat(BsonValues.of(ColumnType.INTEGER_LIST, List.of(7L)))
        .isEqualTo(new BsonArray(List.of(new BsonInt64(7))));
    assertThat(BsonValues.of(ColumnType.INSTANT, Instant.parse("2024-01-31T23:59:59.123456Z")))
        .isEqualTo(new BsonDateTime(Instant.parse("2024-01-31T23:59:59.123Z").toEpochMilli()));
  }

  @Test
  void jsonIsADocumentAndNoExtendedJson() {
    assertThat(
            BsonValues.of(
                ColumnType.JSON, "{\"a.b\":[1,2.5,true,null,\"x\"],\"c\":{\"$oid\":\"1\"}}"))
        .isEqualTo(
            BsonDocument.parse(
                "{'a%2Eb': [{$numberLong: '1'}, 2.5, true, null, 'x'], c: {'%24oid': '1'}}"));
    assertThat(BsonValues.of(ColumnType.JSON, "123456789012345678901234567890"))
        .isEqualTo(new BsonDouble(1.2345678901234568e29));
    assertThatThrownBy(() -> BsonValues.of(ColumnType.JSON, "{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not JSON: {");
  }

  @Test
  void halfOfAPairIsAQuestionMark() {
    assertThat(BsonValues.text("a\ud83d")).isEqualTo(new BsonString("a?"));
    assertThat(BsonValues.text("a\ud83d\ude00")).isEqualTo(new BsonString("a\ud83d\ude00"));
  }
}
