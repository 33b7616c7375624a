package org.cienrich.io.csv;

/**
 * A line of the file without its end.
 *
 * @param number from 1
 * @param isUtf8 false if bytes had to be replaced
 * @param isTooLong true if only the beginning was kept
 */
record PhysicalLine(long number, String text, boolean isUtf8, boolean isTooLong) {

  boolean isBlank() {
    return text.isBlank() && isUtf8 && !isTooLong;
  }
}
