package org.cienrich.features.log;

import java.util.List;
import java.util.function.Consumer;
import org.cienrich.features.facts.TestReport;
import org.cienrich.features.log.runner.TestResults;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/** Tells of every line by which a test runner's reader changes the results. Not thread-safe. */
final class Witness implements LineReader {
  private final String runner;
  private final LineReader reader;
  private final TestResults results;
  private final Consumer<Evidence> evidence;

  Witness(String runner, LineReader reader, TestResults results, Consumer<Evidence> evidence) {
    this.runner = runner;
    this.reader = reader;
    this.results = results;
    this.evidence = evidence;
  }

  @Override
  public boolean read(LogLine line) {
    List<TestReport> before = results.reports();
    boolean more = reader.read(line);
    if (!results.reports().equals(before)) {
      evidence.accept(new Evidence(line.number(), runner, line.text().strip()));
    }
    return more;
  }

  @Override
  public void end() {
    reader.end();
  }
}
