package org.cienrich.features.log.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "12 passing (2m)!",
        "  12 passing (2m)  !",
        "@pkg/name:   12 passing (2m)!@pkg/name: ",
        "@pkg/name:test: 12 passing (2m)!@pkg/name:test: ",
        "packages/a test:   12 passing (2m)!packages/a test: ",
        "[0]   12 passing (2m)![0] ",
        "[chrome 120.0 linux #0-0] 12 passing (2m)![chrome 120.0 linux #0-0] ",
        "web_1  |   12 passing (2m)!web_1  | ",
        "│ 12 passing (2m)!│ ",
        "➤ YN0000: [@pkg/name]: 12 passing (2m)!➤ YN0000: [@pkg/name]: ",
        "[INFO] 12 passing (2m)![INFO] ",
        "10:11:12   12 passing (2m)!10:11:12 ",
        "2024-01-02T10:11:12.345Z 12 passing (2m)!2024-01-02T10:11:12.345Z "
      })
  void readsTheNumberAfterLabels(String text, String label) {
    assertThat(CountLine.of(text))
        .isEqualTo(new CountLine(label == null ? "" : label, 12, "passing (2m)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "12passing",
        "x12 passing",
        "now 12 passing",
        "ERR! 12 passing",
        "1234567890 passing",
        "-12 passing",
        "3.12 passing",
        "one two three four five six seven eight nine: 12 passing"
      })
  void readsNothingElse(String text) {
    assertThat(CountLine.of(text)).isNull();
  }

  @Test
  void readsNoLabelThatIsTooLong() {
    assertThat(CountLine.of("x".repeat(160) + ": 12 passing")).isNull();
    assertThat(CountLine.of("x".repeat(159) + ": 12 passing")).isNotNull();
  }

  @Test
  void comparesTheWordsWithTheNumber() {
    assertThat(new CountLine("", 1, "test failed").isOf("test failed", "tests failed")).isTrue();
    assertThat(new CountLine("", 1, "tests failed").isOf("test failed", "tests failed")).isFalse();
    assertThat(new CountLine("", 2, "tests failed").isOf("test failed", "tests failed")).isTrue();
  }
}
