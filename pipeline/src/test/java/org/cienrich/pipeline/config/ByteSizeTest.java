package org.cienrich.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @Test
  void unitsAreOf1024() {
    assertThat(ByteSize.parse("1KB")).isEqualTo(1024);
    assertThat(ByteSize.parse("500MB")).isEqualTo(500L << 20);
    assertThat(ByteSize.parse(" 50 gb")).isEqualTo(50L << 30);
    assertThat(ByteSize.parse("2TB")).isEqualTo(2L << 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "GB", "-1GB", "0GB", "1.5GB", "1PB", "999999999999TB"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is ");
  }
}
