package org.cienrich.features.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.runner.TestRunner;
import org.cienrich.features.log.runner.TestRunners;
import org.cienrich.features.log.text.LineScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs made to take long. The limits are far above what linear work takes, and far below what
 * anything worse would.
 */
class HostileLogsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration FEW_LINES = Duration.ofSeconds(2);

  @Test
  void aLineOfOneGigabyte() {
    LogFacts facts = read(new Repeated("=== 1 passed, Tests run: ", 1L << 30));
    assertThat(facts.lines()).isEqualTo(1);
    assertThat(facts.cutLines()).isEqualTo(1);
  }

  @Test
  void controlSequencesWithoutEnd() {
    assertThat(read(new Repeated("\u001b[31;1m", 64L << 20)).lines()).isEqualTo(1);
    assertThat(read(new Repeated("\u001b", 64L << 20)).lines()).isEqualTo(1);
    assertThat(read(new Repeated("\u001b]8;;", 64L << 20)).lines()).isEqualTo(1);
    assertThat(read(new Repeated("\u001b[0K\r50 % passed\r", 64L << 20)).lines())
        .isGreaterThan(1 << 20);
    assertThat(read(new Repeated("\r\n\u001b[1A", 64L << 20)).lines()).isGreaterThan(1 << 20);
    assertThat(read(new Repeated("\u001b[" + ";".repeat(100) + "\n", 64L << 20)).cutLines())
        .isZero();
  }

  @Test
  void bytesThatAreNotText() {
    assertThat(read(new Repeated("\u00ff\u0000\u0080", 64L << 20)).lines()).isEqualTo(1);
    assertThat(read(new Repeated("passed in \u0000\n", 64L << 20)).tests()).isEmpty();
  }

  static Stream<TestRunner> runners() {
    return TestRunners.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("runners")
  void longLinesOfWhatARunnerLooksFor(TestRunner runner) {
    for (String anchor : runner.anchors()) {
      for (String filler :
          List.of(
              "1 failed, ",
              "1",
              " ",
              "(",
              "1 ",
              "a: 1, ",
              "=",
              "\t",
              "1m ",
              "0:",
              "[",
              anchor,
              "in 1s ")) {
        String line =
            "=".repeat(2)
                + anchor
                + filler.repeat((LineScanner.MAX_LINE - anchor.length()) / filler.length());
        assertTimeout(
            FEW_LINES, () -> JobLogReader.read(text((line + "\n").repeat(2) + line + anchor)));
      }
    }
  }

  private static LogFacts read(InputStream log) {
    return assertTimeout(LIMIT, () -> JobLogReader.read(log));
  }

  private static InputStream text(String log) {
    return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
  }

  /** A text, as Latin-1, again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] text;
    private long left;
    private int at;

    Repeated(String text, long length) {
      this.text = text.getBytes(StandardCharsets.ISO_8859_1);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int given = (int) Math.min(length, left);
      for (int i = 0; i < given; i++) {
        bytes[offset + i] = text[at];
        at = at + 1 == text.length ? 0 : at + 1;
      }
      left -= given;
      return given;
    }
  }
}
