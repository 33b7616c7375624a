package org.cienrich.features.log.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void readsNumbersBeforeWordsInAnyOrder() {
    Counts counts = Counts.numberWord("=== 1 failed, 20 Passed | 3 skipped (24) ===");
    assertThat(counts.of("failed")).isEqualTo(1);
    assertThat(counts.of("passed")).isEqualTo(20);
    assertThat(counts.of("passed", "skipped", "absent")).isEqualTo(23);
    assertThat(counts.has("absent")).isFalse();
  }

  @Test
  void readsNumbersAfterWords() {
    Counts counts =
        Counts.wordNumber("Tests run: 12,  Failures: 1, Errors=2 (expected failures=4)");
    assertThat(counts.of("tests run")).isEqualTo(12);
    assertThat(counts.of("Failures", "Errors")).isEqualTo(3);
    assertThat(counts.of("expected failures")).isEqualTo(4);
  }

  @Test
  void takesSingularAndPluralForTheSame() {
    assertThat(Counts.numberWord("1 example, 2 failures").of("examples", "failure")).isEqualTo(3);
  }

  @Test
  void takesTheFirstOfTwoNumbers() {
    assertThat(Counts.numberWord("1 test, 2 tests").of("tests")).isEqualTo(1);
  }

  @Test
  void doesNotReadFractionsPartsOfWordsOrEndlessNumbers() {
    assertThat(Counts.numberWord("v2 passed, 1.5 passed, 1234567890123 passed").isEmpty()).isTrue();
    assertThat(Counts.wordNumber("Time elapsed: 0.05 s, id: 1234567890123").isEmpty()).isTrue();
    assertThat(Counts.wordNumber("at 10:15:20").has("at 10")).isTrue();
  }

  @Test
  void addsUpAllWordsButSome() {
    Counts counts = Counts.wordNumber("(SKIP=2, StyleError=3, failures=4, TODO=5)");
    assertThat(counts.ofAllBut("skip", "failures", "errors")).isEqualTo(8);
    assertThat(counts.ofAllBut()).isEqualTo(14);
  }
}
