package org.cienrich.features.log.runner;

/**
 * Tells whether parallel_tests runs a Ruby runner: {@code 2 processes for 9 specs, ~ 5 specs per
 * process}. At its end it prints a total of all that its processes printed, without a time of its
 * own. Not thread-safe.
 */
final class ParallelTests {
  static final String START = " per process";

  private boolean running;

  /** Reads the line if it is the start of a run; returns whether it is. */
  boolean read(String text) {
    boolean start = text.endsWith(START) && text.contains(", ~ ");
    running |= start;
    return start;
  }

  boolean running() {
    return running;
  }
}
