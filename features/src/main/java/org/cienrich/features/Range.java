package org.cienrich.features;

import org.jspecify.annotations.Nullable;

/** The valid range of a number, both ends included; an absent end is open. */
public record Range(@Nullable Double min, @Nullable Double max) {
  public static final Range ANY = new Range(null, null);

  public Range {
    if (min != null && max != null && min > max) {
      throw new IllegalArgumentException("Range from " + min + " to " + max + " is empty");
    }
  }

  /** Tells whether the value is in the range. */
  public boolean contains(double value) {
    return (min == null || value >= min) && (max == null || value <= max);
  }

  /** Returns the range as {@code [0, 1]}, {@code ≥ 0}, {@code ≤ 1}, or an empty text. */
  @Override
  public String toString() {
    if (min == null) {
      return max == null ? "" : "≤ " + number(max);
    }
    return max == null ? "≥ " + number(min) : "[" + number(min) + ", " + number(max) + "]";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
