package org.cienrich.features.log.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log as a person would see it: without the provider's timestamp and marker, control
 * sequences of terminals, and what a carriage return overwrote. A view of the reader's buffer:
 * valid until the next line.
 */
public final class LogLine {
  private static final int LONGEST_MARKER = "##[endgroup]".length();

  private byte[] bytes = {};
  private int from;
  private int to;
  private @Nullable Marker marker;
  private @Nullable String text;
  private byte[] timed = {};
  private int timeAt;
  private long number;

  LogLine() {}

  /** A line of its own, as for tests of readers. */
  public static LogLine of(String text) {
    LogLine line = new LogLine();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    line.set(bytes, 0, bytes.length);
    return line;
  }

  void set(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    marker = null;
    text = null;
  }

  /** Notes which line of the log it is, from 1. */
  void numbered(long number) {
    this.number = number;
  }

  /** Returns which line of the log it is, from 1; 0 for a line of its own. */
  public long number() {
    return number;
  }

  /** Notes where the provider's timestamp of the line is; negative if there is none. */
  void timedBy(byte[] bytes, int at) {
    timed = bytes;
    timeAt = at;
  }

  /** Returns the text, at most {@link LineScanner#MAX_LINE} bytes of UTF-8. */
  public String text() {
    String known = text;
    if (known == null) {
      readMarker();
      known = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      text = known;
    }
    return known;
  }

  /** Returns what GitHub Actions says of the line. */
  public Marker marker() {
    return readMarker();
  }

  /** Tells whether nothing can be seen on the line. */
  public boolean isBlank() {
    return text().isBlank();
  }

  /** Returns when the line was written, if the provider says so. */
  public Optional<Instant> time() {
    return timeAt < 0 || timed.length == 0 ? Optional.empty() : Timestamps.parse(timed, timeAt);
  }

  private Marker readMarker() {
    Marker known = marker;
    if (known == null) {
      known = Marker.NONE;
      if (to - from > 3 && bytes[from] == '#' && bytes[from + 1] == '#' && bytes[from + 2] == '[') {
        int limit = Math.min(to, from + LONGEST_MARKER);
        int end = from + 3;
        while (end < limit && bytes[end] != ']') {
          end++;
        }
        if (end < limit) {
          known =
              Marker.of(new String(bytes, from + 3, end - from - 3, StandardCharsets.US_ASCII))
                  .orElse(Marker.NONE);
          from = known == Marker.NONE ? from : end + 1;
        }
      }
      marker = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return text();
  }
}
