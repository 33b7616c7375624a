package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar of parts beside each other, {@link #WIDTH} units wide.
 *
 * @param parts those that can be seen
 */
record Bar(List<Part> parts) {
  static final int WIDTH = 1000;
  private static final int LEAST = 3;

  /**
   * @param tone a class of the style sheet
   */
  record Part(String tone, long x, long width) {}

  /**
   * @param amount not negative
   */
  record Slice(String tone, double amount) {}

  static Bar of(double whole, List<Slice> slices) {
    List<Part> parts = new ArrayList<>();
    double before = 0;
    for (Slice slice : slices) {
      long x = Math.min(Math.round(WIDTH * before / whole), WIDTH - LEAST);
      before += slice.amount();
      if (slice.amount() > 0 && whole > 0) {
        long width = Math.round(WIDTH * Math.min(before / whole, 1)) - x;
        parts.add(new Part(slice.tone(), x, Math.max(width, LEAST)));
      }
    }
    return new Bar(parts);
  }

  /** Returns a bar of one part. */
  static Bar of(String tone, double whole, double amount) {
    return of(whole, List.of(new Slice(tone, amount)));
  }
}
