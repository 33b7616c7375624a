package org.cienrich.forge.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogNameTest {

  @Test
  void dropsWhatPathsMayNotHave() {
    assertThat(LogName.of("build / test: \"a\" <b>|?*\\")).isEqualTo("build  test a b");
  }

  @Test
  void cutsAfter90Utf16Units() {
    assertThat(LogName.of("x".repeat(95))).hasSize(90);
    assertThat(LogName.of("x".repeat(89) + " y")).isEqualTo("x".repeat(89));
    assertThat(LogName.of("x".repeat(89) + "😅")).isEqualTo("x".repeat(89) + "\uFFFD");
  }
}
