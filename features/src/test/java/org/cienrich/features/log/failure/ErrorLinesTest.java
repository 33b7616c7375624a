package org.cienrich.features.log.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines in {@code errors.txt}, each as the only one of a job that broke. */
class ErrorLinesTest {
  private static final String BROKE = "Done. Your build exited with 1.";

  static Stream<Arguments> lines() {
    List<String> lines;
    try (InputStream in = ErrorLinesTest.class.getResourceAsStream("errors.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines = reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arguments.of((Object[]) line.split(" \\| ", 2)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void areOfTheirKind(String kind, String line) {
    LogFacts facts = Reading.of(line, BROKE);
    assertThat(kind(facts)).isEqualTo(kind);
  }

  private static String kind(LogFacts facts) {
    if (facts.errorClass() == null) {
      return facts.warnings() == 1 ? "warning" : "none";
    }
    String word = facts.errorClass().columnValue();
    return word.equals("other") ? "error" : word;
  }

  @Test
  void anErrorIsNotAWarning() {
    assertThat(lines().map(line -> Reading.of((String) line.get()[1], BROKE)))
        .allMatch(facts -> facts.errors() + facts.warnings() <= 1);
  }
}
