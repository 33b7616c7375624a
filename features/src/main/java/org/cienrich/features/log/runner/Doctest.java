package org.cienrich.features.log.runner;

import java.util.List;
import org.cienrich.features.log.text.Counts;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;

/**
 * Python's doctest run by itself: {@code 3 tests in 3 items.}, then {@code 2 passed and 1 failed.};
 * a test is one line of an example. Without {@code -v} nothing is printed of a run that passed, and
 * of one that failed only how many failed. Of Sphinx's doctest builder the lines after {@code
 * Doctest summary}. Run by pytest or unittest, doctests are counted there.
 *
 * <p>Source: <a href="https://docs.python.org/3/library/doctest.html">doctest</a>.
 */
final class Doctest implements LineReader {
  static final TestRunner RUNNER =
      TestRunner.of(
          "doctest",
          "python",
          List.of(
              " tests in ",
              " test in ",
              "***Test Failed*** ",
              " items had failures:",
              " item had failures:",
              "Doctest summary"),
          Doctest::new);

  private enum State {
    OUTSIDE,
    ITEMS,
    TOTAL,
    COUNTED,
    SPHINX
  }

  private static final int MAX_ITEMS = 1000;
  private static final int SPHINX_LINES = 5;

  private final Tally tally;
  private State state = State.OUTSIDE;
  private int linesLeft;
  private long sphinxTests = -1;
  private long sphinxFailures;

  private Doctest(TestResults results) {
    tally = results.of("doctest");
  }

  @Override
  public boolean read(LogLine line) {
    String text = LinePrefix.without(line.text()).strip();
    Counts counts = Counts.numberWord(text);
    if (state == State.SPHINX) {
      readSphinx(text, counts);
    } else if (text.equals("Doctest summary")) {
      enter(State.SPHINX, SPHINX_LINES);
    } else if (text.endsWith(" had failures:") && counts.has("items")) {
      enter(State.ITEMS, MAX_ITEMS);
    } else if (counts.has("tests") && counts.has("items") && text.endsWith(".")) {
      enter(State.TOTAL, 1);
    } else if (state == State.TOTAL && (counts.has("passed") || counts.has("failed"))) {
      tally.add(TestCounts.ofParts(counts.of("passed"), counts.of("failed"), 0));
      enter(State.COUNTED, 1);
    } else if (text.startsWith("***Test Failed*** ") && counts.has("failures")) {
      if (state != State.COUNTED) {
        tally.addUncounted(counts.of("failures"));
      }
      state = State.OUTSIDE;
    } else if (state == State.ITEMS && counts.has("of")) {
      tally.addFailedTest(text.substring(text.lastIndexOf(" in ") + 4));
    } else {
      state = State.OUTSIDE;
    }
    return state != State.OUTSIDE && linesLeft-- > 0;
  }

  private void enter(State next, int lines) {
    state = next;
    linesLeft = lines;
  }

  private void readSphinx(String text, Counts counts) {
    if (counts.has("tests")) {
      sphinxTests = counts.of("tests");
    } else if (counts.has("failures")) {
      sphinxFailures += counts.of("failures");
    } else if (!text.startsWith("===")) {
      linesLeft = 0;
    }
    if (linesLeft == 0) {
      closeSphinx();
    }
  }

  private void closeSphinx() {
    if (sphinxTests >= 0) {
      tally.add(new TestCounts(Math.max(sphinxTests, sphinxFailures), sphinxFailures, 0));
    }
    sphinxTests = -1;
    sphinxFailures = 0;
    state = State.OUTSIDE;
  }

  @Override
  public void end() {
    closeSphinx();
  }
}
