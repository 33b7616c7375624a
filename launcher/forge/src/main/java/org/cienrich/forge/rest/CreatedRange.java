package org.cienrich.forge.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a search: {@code 2024-01-31}, {@code >=T}, {@code >T}, {@code <=T}, {@code <T},
 * {@code A..B}, with {@code *} for an open end. T is a day (UTC) or an instant of whole seconds.
 *
 * @param from first second inside, or null
 * @param before first second after the range, or null
 */
record CreatedRange(@Nullable Instant from, @Nullable Instant before) {

  /** The range, or empty when the text is none. */
  static Optional<CreatedRange> parse(String text) {
    try {
      return Optional.of(range(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean contains(Instant instant) {
    return (from == null || !instant.isBefore(from))
        && (before == null || instant.isBefore(before));
  }

  private static CreatedRange range(String text) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      String first = text.substring(0, dots);
      String last = text.substring(dots + 2);
      return new CreatedRange(
          first.equals("*") ? null : start(first), last.equals("*") ? null : end(last));
    }
    if (text.startsWith(">=")) {
      return new CreatedRange(start(text.substring(2)), null);
    }
    if (text.startsWith("<=")) {
      return new CreatedRange(null, end(text.substring(2)));
    }
    if (text.startsWith(">")) {
      return new CreatedRange(end(text.substring(1)), null);
    }
    if (text.startsWith("<")) {
      return new CreatedRange(null, start(text.substring(1)));
    }
    return new CreatedRange(start(text), end(text));
  }

  private static Instant start(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  private static Instant end(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : start(text).plusSeconds(1);
  }
}
