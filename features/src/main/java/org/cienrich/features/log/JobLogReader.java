package org.cienrich.features.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.runner.TestResults;
import org.cienrich.features.log.runner.TestRunner;
import org.cienrich.features.log.runner.TestRunners;
import org.cienrich.features.log.text.AnchorIndex;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LineScanner;
import org.cienrich.features.log.text.LogExtent;

/**
 * Reads the log of a job, of any provider, in one pass, in time proportional to its length and in
 * memory that does not depend on it. Thread-safe.
 */
public final class JobLogReader {
  private static final AnchorIndex INDEX = new AnchorIndex(anchors());

  private JobLogReader() {}

  private static List<List<String>> anchors() {
    List<List<String>> anchors = new ArrayList<>();
    TestRunners.ALL.forEach(runner -> anchors.add(runner.anchors()));
    anchors.addAll(JobReaders.ANCHORS);
    return anchors;
  }

  /**
   * Reads a log as plain text, UTF-8; the caller closes it.
   *
   * @throws IOException if it cannot be read
   */
  public static LogFacts read(InputStream log) throws IOException {
    return read(log, (runner, reader, results) -> reader);
  }

  /**
   * Reads a log as {@link #read} does, more slowly, and tells which lines the tests were read from.
   *
   * @param evidence takes the lines in their order
   */
  public static LogFacts explain(InputStream log, Consumer<Evidence> evidence) throws IOException {
    return read(
        log, (runner, reader, results) -> new Witness(runner.name(), reader, results, evidence));
  }

  @FunctionalInterface
  private interface Wrapping {
    LineReader wrap(TestRunner runner, LineReader reader, TestResults results);
  }

  private static LogFacts read(InputStream log, Wrapping wrapping) throws IOException {
    TestResults tests = new TestResults();
    List<LineReader> readers = new ArrayList<>();
    TestRunners.ALL.forEach(
        runner -> readers.add(wrapping.wrap(runner, runner.opener().apply(tests), tests)));
    JobReaders job = new JobReaders();
    readers.addAll(job.readers());
    LogExtent extent = new LineScanner(INDEX, readers).scan(log);
    return job.facts(extent, tests.reports());
  }
}
