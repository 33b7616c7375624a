package org.cienrich.features.log.runner;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The test points of one run of the Test Anything Protocol: {@code ok 1 - name} and {@code not ok 2
 * - name # TODO}. Of nested ones the innermost count: a point that comes after deeper ones, or
 * opens a block of them by a brace, is their sum. Skipped and to-do points were not executed. Not
 * thread-safe.
 */
final class TapPoints {
  private static final int MAX_NESTED = 64;

  private final Deque<Integer> braces = new ArrayDeque<>();
  private final Tally names = new Tally();
  private boolean announced;
  private boolean any;
  private boolean complete;
  private long expected;
  private int lastDepth;
  private long lastNumber;
  private TestCounts counts = TestCounts.NONE;

  /** Notes {@code TAP version 13}, which says that there is a run. */
  void announce() {
    announced = true;
  }

  /** Notes {@code 1..5}, which comes before the points or after them. */
  void announce(long planned) {
    announced = true;
    if (any) {
      complete = lastNumber == planned;
    } else {
      expected = planned;
    }
  }

  /** Tells whether there were points, and a line that said so. */
  boolean isRun() {
    return announced && any;
  }

  /** Tells whether a point of this number and depth must be of another run. */
  boolean isOver(int depth, long number) {
    return complete || (depth == 0 && number == 1 && lastNumber >= 1);
  }

  /**
   * Adds a point.
   *
   * @param depth its indentation
   * @param rest what is after the number
   */
  void add(int depth, long number, boolean ok, String rest) {
    while (!braces.isEmpty() && braces.element() >= depth) {
      lastDepth = braces.remove();
    }
    boolean block = rest.endsWith("{");
    boolean sum = block || (any && lastDepth > depth);
    if (block && braces.size() < MAX_NESTED) {
      braces.addFirst(depth);
    }
    any = true;
    lastDepth = depth;
    lastNumber = depth == 0 ? number : lastNumber;
    complete = depth == 0 && number == expected && !block;
    if (!sum) {
      addCounted(ok, rest);
    }
  }

  private void addCounted(boolean ok, String rest) {
    int comment = rest.lastIndexOf('#');
    String directive = comment < 0 ? "" : rest.substring(comment + 1).strip();
    if (startsWith("skip", directive) || startsWith("todo", directive)) {
      counts = counts.plus(new TestCounts(0, 0, 1));
    } else {
      counts = counts.plus(new TestCounts(1, ok ? 0 : 1, 0));
      if (!ok) {
        String name = startsWith("time=", directive) ? rest.substring(0, comment) : rest;
        names.addFailedTest(name.startsWith("- ") ? name.substring(2) : name);
      }
    }
  }

  private static boolean startsWith(String word, String directive) {
    return directive.regionMatches(true, 0, word, 0, word.length());
  }

  TestCounts counts() {
    return counts;
  }

  /** Returns how many points are skipped and not among the given number of tests. */
  long skippedBeside(long tests) {
    return Math.max(0, Math.min(counts.skipped(), counts.run() + counts.skipped() - tests));
  }

  /** The names of those that failed. */
  Tally names() {
    return names;
  }
}
