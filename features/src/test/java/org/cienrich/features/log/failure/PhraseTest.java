package org.cienrich.features.log.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No space | there is no space here | true",
        "^Killed | killed | true",
        "^Killed | was killed | false",
        "# failing | 12 failing | true",
        "# failing | 0 failing | false",
        "# failing | x12 failing | false",
        "# failing | failing | false",
        "# failed, | 0 failed, 10 failed, | true",
        "tests: # failed | tests: 1 failed | true",
        "tests: # failed | suites: 1 failed | false",
        "^Found # error | found 2 errors | true",
        "^Found # error | we found 2 errors | false",
        ":#: error: | a.c:30: error: x | true",
        ":#: error: | a: error: x | false",
      })
  void isInALine(String phrase, String line, boolean isIn) {
    assertThat(Phrase.of(phrase).isIn(line)).isEqualTo(isIn);
    assertThat(line.contains(Phrase.of(phrase).anchor()) || !isIn).isTrue();
  }
}
