package org.cienrich.features.log.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The timestamps that GitHub Actions puts before each line: {@code 2024-01-31T23:59:59.1234567Z }.
 */
final class Timestamps {
  static final int LENGTH = "2024-01-31T23:59:59.1234567Z".length();

  private Timestamps() {}

  /**
   * Tells whether a timestamp is at {@code at}; the caller sees to it that there are enough bytes.
   */
  static boolean isAt(byte[] bytes, int at) {
    return bytes[at + 4] == '-'
        && bytes[at + 7] == '-'
        && bytes[at + 10] == 'T'
        && bytes[at + 13] == ':'
        && bytes[at + 16] == ':'
        && bytes[at + 19] == '.'
        && bytes[at + 27] == 'Z'
        && isDigit(bytes[at])
        && isDigit(bytes[at + 26]);
  }

  static Optional<Instant> parse(byte[] bytes, int at) {
    try {
      return Optional.of(Instant.parse(new String(bytes, at, LENGTH, StandardCharsets.US_ASCII)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
