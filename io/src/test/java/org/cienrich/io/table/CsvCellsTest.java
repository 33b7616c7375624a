package org.cienrich.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
}
