package org.cienrich.features.log.runner;

import java.util.OptionalDouble;
import org.cienrich.features.log.text.Durations;

/**
 * The summary that the plugin pytest-sugar prints: {@code Results (0.12s):}, then an indented line
 * for each outcome, {@code 5 passed}, and after {@code - } the tests. Not thread-safe.
 */
final class PytestSugar {
  private static final String START = "Results (";
  private static final int MAX_LINES = 2000;
  private static final int MAX_ITEMS = 20;

  private final StringBuilder items = new StringBuilder();
  private OptionalDouble seconds = OptionalDouble.empty();
  private int count;
  private int linesLeft;

  /** Reads any line; returns whether the list goes on. */
  boolean read(String text) {
    if (linesLeft == 0) {
      boolean starts = text.startsWith(START) && text.endsWith("):");
      seconds = starts ? Durations.at(text, START.length()) : OptionalDouble.empty();
      linesLeft = seconds.isPresent() ? MAX_LINES : 0;
      return seconds.isPresent();
    }
    String item = text.strip();
    boolean isItem = text.startsWith("  ") && Pytest.isSummary(item, true) && count < MAX_ITEMS;
    if (isItem) {
      items.append(count == 0 ? "" : ", ").append(item);
      count++;
    }
    linesLeft = isItem || item.startsWith("- ") ? linesLeft - 1 : 0;
    return linesLeft > 0;
  }

  boolean hasItems() {
    return count > 0;
  }

  /** Returns the items of the list, separated by commas. */
  String items() {
    return items.toString();
  }

  OptionalDouble seconds() {
    return seconds;
  }

  void clear() {
    items.setLength(0);
    seconds = OptionalDouble.empty();
    count = 0;
    linesLeft = 0;
  }
}
