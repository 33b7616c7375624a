package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvCellsTest {
  static Stream<List<String>> lists() {
    return Stream.of(
        List.of(),
        List.of(""),
        List.of("", ""),
        List.of("", "a", ""),
        List.of("a"),
        List.of("#", "%", "%23", "%25", "%%##"),
        List.of("%2523", "100%", "ü,\"\n"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void everyListIsReadBackAsItWas(List<String> list) {
    assertThat(CsvCells.list(CsvCells.text(list))).isEqualTo(list);
  }

  @Test
  void listsThatDifferHaveTextsThatDiffer() {
    assertThat(lists().map(CsvCells::text)).doesNotHaveDuplicates();
  }

  @Test
  void itemsAreJoinedByTheNumberSign() {
    assertThat(CsvCells.text(List.of("a", "b#c", "5%"))).isEqualTo("a#b%23c#5%25");
  }

  @Test
  void instantsHaveAFractionOnlyIfThereIsOne() {
    assertThat(CsvCells.text(Instant.parse("2024-01-31T23:59:00Z")))
        .isEqualTo("2024-01-31T23:59:00Z");
    assertThat(CsvCells.text(Instant.parse("2024-01-31T23:59:59.000120Z")))
        .isEqualTo("2024-01-31T23:59:59.000120Z");
  }

  @Test
  void numbersAndFlagsAreAsJavaWritesThem() {
    assertThat(Stream.of(0.1, 1e21, 5L, true).map(CsvCells::text))
        .containsExactly("0.1", "1.0E21", "5", "true");
  }

  @Test
  void whatIsAppendedIsTheText() {
    Random random = new Random(7);
    List<Object> values = new ArrayList<>(List.of(Double.MIN_VALUE, Double.MAX_VALUE, 0.0, -0.0));
    values.addAll(List.of(0.001, 0.000999, 1e7, 9_999_999.999999, 1.0E-5, 0.1 + 0.2, 5L, true));
    values.addAll(List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1)));
    for (int i = 0; i < 300_000; i++) {
      values.add(Double.longBitsToDouble(random.nextLong()));
      values.add(random.nextInt() / Math.pow(10, random.nextInt(12)));
      values.add((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 6));
      values.add(Instant.ofEpochSecond(random.nextLong() >> 25));
      values.add(Instant.ofEpochSecond(random.nextInt(), random.nextInt(2) * 1000L));
    }
    for (Object value : values) {
      StringBuilder appended = new StringBuilder();
      CsvCells.append(appended, value);
      assertThat(appended.toString()).isEqualTo(value.toString());
    }
  }
}
