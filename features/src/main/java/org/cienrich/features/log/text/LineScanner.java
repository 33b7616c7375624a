package org.cienrich.features.log.text;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log and gives each reader the lines that it wants. Memory does not depend on the log: a
 * line is cut after {@link #MAX_LINE} bytes. Lines end with a line feed; in a log that has none in
 * its first {@link #MAX_LINE} bytes, with a carriage return. Bytes that are not UTF-8 become
 * U+FFFD. For one log; not thread-safe.
 */
public final class LineScanner {

  /** The bytes of a line that are read, the provider's timestamp not counted. */
  public static final int MAX_LINE = 1 << 16;

  private static final int BUFFER = 1 << 18;
  private static final int LEAD = 3 + Timestamps.LENGTH + 1;

  private final AnchorIndex.Matcher matcher;
  private final List<? extends LineReader> readers;
  private final LogLine line = new LogLine();
  private final LineCleaner cleaner = new LineCleaner();
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean ended;
  private long wanted;
  private long lines;
  private long cutLines;
  private long bytes;
  private @Nullable Instant firstTime;
  private @Nullable Instant lastTime;
  private int timeAt = -1;
  private boolean hasLineFeed;

  /**
   * @param readers in the order of the index
   */
  public LineScanner(AnchorIndex index, List<? extends LineReader> readers) {
    this.matcher = index.matcher();
    this.readers = List.copyOf(readers);
  }

  /**
   * Reads a log to its end; the caller closes it.
   *
   * @throws IOException if it cannot be read
   */
  public LogExtent scan(InputStream in) throws IOException {
    fill(MAX_LINE + 1, in);
    while (fill(LEAD, in)) {
      int lead = lengthOfLead();
      int start = from;
      int end = endOfLine(lead, in);
      if (from != start) {
        lead = lengthOfLead();
      }
      lines++;
      deliver(from + lead, end);
      from = end;
      skipRest(in);
    }
    rememberTime();
    readers.forEach(LineReader::end);
    return new LogExtent(bytes, lines, cutLines, firstTime, lastTime);
  }

  /** Returns the length of a byte order mark and a timestamp at the start of the line. */
  private int lengthOfLead() {
    int at = from;
    if (to - at >= 3
        && buffer[at] == (byte) 0xef
        && buffer[at + 1] == (byte) 0xbb
        && buffer[at + 2] == (byte) 0xbf) {
      at += 3;
    }
    if (to - at >= Timestamps.LENGTH && Timestamps.isAt(buffer, at)) {
      timeAt = at;
      line.timedBy(buffer, at);
      if (firstTime == null) {
        firstTime = Timestamps.parse(buffer, at).orElse(null);
      }
      at += Timestamps.LENGTH;
      at += at < to && buffer[at] == ' ' ? 1 : 0;
    } else {
      line.timedBy(buffer, -1);
    }
    return at - from;
  }

  /** Returns where the line ends, or is cut; the buffer may be moved. */
  private int endOfLine(int lead, InputStream in) throws IOException {
    matcher.reset();
    int read = lead;
    while (true) {
      int limit = Math.min(to, from + lead + MAX_LINE);
      int end = matcher.advance(buffer, from + read, limit);
      read = end - from;
      if (end < to || read == lead + MAX_LINE) {
        return end;
      }
      fill(read + 1, in);
      if (to - from == read) {
        return to;
      }
    }
  }

  /** Moves past the line feed, and what comes before it if the line is cut. */
  private void skipRest(InputStream in) throws IOException {
    boolean cut = false;
    while (true) {
      while (from < to) {
        if (buffer[from++] == '\n') {
          cutLines += cut ? 1 : 0;
          return;
        }
        cut = true;
      }
      if (!fill(1, in)) {
        cutLines += cut ? 1 : 0;
        return;
      }
    }
  }

  private void deliver(int text, int lineEnd) {
    long found = matcher.found();
    int end = lineEnd;
    if ((found & (AnchorIndex.CARRIAGE_RETURN | AnchorIndex.ESCAPE)) != 0) {
      while (end > text && buffer[end - 1] == '\r') {
        end--;
      }
      if ((found & AnchorIndex.ESCAPE) != 0 || hasCarriageReturn(text, end)) {
        cleaner.clean(buffer, text, end, this::deliverCleaned);
        return;
      }
      found &= ~AnchorIndex.CARRIAGE_RETURN;
    }
    deliver(found, buffer, text, end);
  }

  private boolean hasCarriageReturn(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private void deliverCleaned(byte[] cleaned, int start, int end) {
    matcher.reset();
    matcher.advance(cleaned, start, end);
    deliver(matcher.found(), cleaned, start, end);
  }

  private void deliver(long found, byte[] source, int start, int end) {
    long offered = found | wanted;
    if (offered == 0) {
      return;
    }
    line.set(source, start, end);
    line.numbered(lines);
    for (long left = offered; left != 0; left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      boolean more = readers.get(Long.numberOfTrailingZeros(bit)).read(line);
      wanted = more ? wanted | bit : wanted & ~bit;
    }
  }

  /**
   * Sees to it that {@code count} bytes are in the buffer, or all that are left.
   *
   * @return whether there are any
   */
  private boolean fill(int count, InputStream in) throws IOException {
    if (to - from < count && !ended) {
      rememberTime();
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      while (to < count && !ended) {
        int read = in.read(buffer, to, BUFFER - to);
        ended = read < 0;
        take(Math.max(read, 0));
      }
    }
    return from < to;
  }

  private void take(int read) {
    boolean undecided = bytes <= MAX_LINE && !hasLineFeed;
    for (int i = to; undecided && i < to + read; i++) {
      hasLineFeed |= buffer[i] == '\n';
    }
    to += read;
    bytes += read;
    if (!hasLineFeed && (ended || bytes > MAX_LINE)) {
      for (int i = 0; i < to; i++) {
        buffer[i] = buffer[i] == '\r' ? (byte) '\n' : buffer[i];
      }
    }
  }

  private void rememberTime() {
    if (timeAt >= 0) {
      Timestamps.parse(buffer, timeAt).ifPresent(time -> lastTime = time);
      timeAt = -1;
    }
  }
}
