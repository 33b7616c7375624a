package org.cienrich.pipeline.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as users write them, in units of 1024. */
final class ByteSize {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,12})\\s*([KMGT]B)");
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  /**
   * Returns the bytes of a size such as {@code 50GB}.
   *
   * @throws IllegalArgumentException if it is none, or 0, or beyond all disks
   */
  static long parse(String text) {
    Matcher size = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no size such as 500MB, 50GB or 2TB");
    }
    long number = Long.parseLong(size.group(1));
    int shift = 10 * (UNITS.indexOf(size.group(2).charAt(0)) + 1);
    if (number < 1 || number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("'" + text + "' is not a possible size");
    }
    return number << shift;
  }
}
