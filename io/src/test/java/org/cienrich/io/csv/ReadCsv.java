package org.cienrich.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What came of an input. */
record ReadCsv(List<InputLine> rows, LineCounts counts) {

  static ReadCsv of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static ReadCsv of(byte[] bytes) {
    try {
      return tryToRead(bytes);
    } catch (InputException e) {
      throw new AssertionError(e);
    }
  }

  static ReadCsv tryToRead(byte[] bytes) throws InputException {
    List<InputLine> rows = new ArrayList<>();
    try {
      LineCounts counts =
          new BuildCsv(Set.of("github_actions", "travis_ci"))
              .read(new ByteArrayInputStream(bytes), rows::add);
      return new ReadCsv(rows, counts);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Each row in short: line, then the build or the reason. */
  List<String> brief() {
    return rows.stream()
        .map(
            row ->
                row instanceof BuildLine build
                    ? build.line() + " " + build.repo() + " " + build.buildId()
                    : row.line() + " " + ((BadLine) row).reason().code())
        .toList();
  }

  BadLine onlyBadLine() {
    return rows.stream()
        .filter(BadLine.class::isInstance)
        .map(BadLine.class::cast)
        .reduce(
            (left, right) -> {
              throw new AssertionError("Two bad lines: " + left + ", " + right);
            })
        .orElseThrow();
  }
}
