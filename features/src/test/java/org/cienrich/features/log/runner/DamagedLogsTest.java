package org.cienrich.features.log.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.cienrich.features.log.JobLogReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to the examples, reading them goes on to the end. */
class DamagedLogsTest {
  private static final int ROUNDS = 60;
  private static final String ODD = "0123456789:=,()[]. \t-|#●✔\u0000é";

  static Stream<TestRunner> runners() {
    return TestRunners.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("runners")
  void readersSurviveDamagedLogs(TestRunner runner) {
    Random random = new Random(7);
    for (LogExample example : LogExample.in(runner.name() + ".txt")) {
      for (int round = 0; round < ROUNDS; round++) {
        String damaged = damage(example.log(), random);
        assertThatCode(
                () ->
                    JobLogReader.read(
                        new ByteArrayInputStream(damaged.getBytes(StandardCharsets.UTF_8))))
            .as(damaged)
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runners")
  void readersSurviveTheirAnchorsAlone(TestRunner runner) throws Exception {
    for (String anchor : runner.anchors()) {
      for (String text :
          List.of(
              anchor,
              anchor.strip(),
              anchor.toUpperCase(Locale.ROOT),
              anchor + "1",
              "x" + anchor)) {
        String log = text + "\n" + text + text + "\n";
        assertThat(
                JobLogReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))
                    .lines())
            .isEqualTo(2);
      }
    }
  }

  private static String damage(String log, Random random) {
    StringBuilder text = new StringBuilder(log);
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = 0; i < 8 && text.length() > 1; i++) {
          text.deleteCharAt(random.nextInt(text.length()));
        }
      }
      case 1 -> {
        for (int i = 0; i < 8; i++) {
          text.insert(random.nextInt(text.length() + 1), ODD.charAt(random.nextInt(ODD.length())));
        }
      }
      case 2 -> text.setLength(random.nextInt(text.length() + 1));
      case 3 -> {
        List<String> lines = new ArrayList<>(List.of(log.split("\n", -1)));
        Collections.shuffle(lines, random);
        return String.join("\n", lines);
      }
      default -> {
        String digits = "9".repeat(1 + random.nextInt(30));
        return log.replaceAll("[0-9]+", digits);
      }
    }
    return random.nextInt(4) == 0 ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
  }
}
