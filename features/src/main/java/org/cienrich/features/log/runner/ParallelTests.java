package org.cienrich.features.log.runner;

/**
 * Tells whether parallel_tests runs a Ruby runner: {@code 2 processes for 9 specs, ~ 5 specs per
 * process}, at the end {@code Took 3 seconds}. Before the end it prints a total of all that its
 * processes printed, without a time of its own. Not thread-safe.
 */
final class ParallelTests {
  static final String START = " per process";
  static final String END = "Took ";

  private boolean running;

  /** Reads the line if it is one of parallel_tests; returns whether it is. */
  boolean read(String text) {
    if (text.endsWith(START) && text.contains(", ~ ")) {
      running = true;
      return true;
    }
    boolean end = running && text.startsWith(END) && text.contains(" second");
    running &= !end;
    return end;
  }

  boolean running() {
    return running;
  }
}
