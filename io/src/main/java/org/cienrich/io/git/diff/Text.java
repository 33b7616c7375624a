package org.cienrich.io.git.diff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What can be told of the bytes of files without cutting them into lines. */
final class Text {
  /** git looks for a NUL in so many bytes. */
  static final int BINARY_PROBE = 8000;

  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Text() {}

  /** Tells whether git holds a content to be binary. */
  static boolean isBinary(byte[] content) {
    int end = Math.min(content.length, BINARY_PROBE);
    return indexOfZero(content, 0, end) < end;
  }

  /** Returns where the first NUL is from a position on, or the end if there is none. */
  static int indexOfZero(byte[] content, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long zeros = zeros((long) LONGS.get(content, at));
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < to && content[at] != 0) {
      at++;
    }
    return at;
  }

  /** Returns the number of lines; a last one without a line feed counts. */
  static int countLines(byte[] content) {
    int lines = 0;
    int at = 0;
    for (; at <= content.length - Long.BYTES; at += Long.BYTES) {
      lines += Long.bitCount(allZeros((long) LONGS.get(content, at) ^ LINE_FEEDS));
    }
    for (; at < content.length; at++) {
      lines += content[at] == '\n' ? 1 : 0;
    }
    return content.length > 0 && content[content.length - 1] != '\n' ? lines + 1 : lines;
  }

  /** Marks the line feeds in eight bytes by their highest bits; exact for the lowest one. */
  static long lineFeeds(long word) {
    return zeros(word ^ LINE_FEEDS);
  }

  private static long zeros(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }

  private static long allZeros(long word) {
    return ~(((word & ~HIGH_BITS) + ~HIGH_BITS) | word | ~HIGH_BITS);
  }

  /** Returns where the first line begins in which two texts differ. */
  static int commonStart(byte[] a, byte[] b) {
    int mismatch = Arrays.mismatch(a, b);
    int start = mismatch < 0 ? a.length : mismatch;
    while (start > 0 && a[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Returns the length of the whole lines in which two texts end alike, after a common start. */
  static int commonEnd(byte[] a, byte[] b, int start) {
    int most = Math.min(a.length, b.length) - start;
    int length = 0;
    while (length <= most - Long.BYTES
        && (long) LONGS.get(a, a.length - length - Long.BYTES)
            == (long) LONGS.get(b, b.length - length - Long.BYTES)) {
      length += Long.BYTES;
    }
    while (length < most && a[a.length - 1 - length] == b[b.length - 1 - length]) {
      length++;
    }
    while (length > 0
        && !(isLineStart(a, a.length - length, start)
            && isLineStart(b, b.length - length, start))) {
      length--;
    }
    return length;
  }

  private static boolean isLineStart(byte[] text, int at, int start) {
    return at == start || text[at - 1] == '\n';
  }
}
