package org.cienrich.io.git.diff;

import java.util.Arrays;

/**
 * What a file is made of, for git's estimate of how similar two files are: the bytes of its lines,
 * cut after {@value #MAX_SPAN} bytes, by a hash of their content. Immutable and thread-safe.
 *
 * <p>As in git 2.39 what follows the last line feed does not count unless it is 64 bytes long, and
 * different spans may have the same hash.
 */
final class Spans {
  private static final int MAX_SPAN = 64;
  private static final int HASHES = 107_927;

  /** Hashes in rising order, each once, in the upper half; in the lower one the bytes. */
  private final long[] bytesByHash;

  private final int length;

  private Spans(long[] bytesByHash, int length) {
    this.bytesByHash = bytesByHash;
    this.length = length;
  }

  static Spans of(byte[] content) {
    boolean text = !Text.isBinary(content);
    long[] spans = new long[content.length / 24 + 16];
    int count = 0;
    int bytes = 0;
    int high = 0;
    int low = 0;
    for (int at = 0; at < content.length; at++) {
      byte next = content[at];
      if (text && next == '\r' && at + 1 < content.length && content[at + 1] == '\n') {
        continue;
      }
      int before = high;
      high = ((high << 7) ^ (low >>> 25)) + (next & 0xff);
      low = (low << 7) ^ (before >>> 25);
      bytes++;
      if (bytes == MAX_SPAN || next == '\n') {
        if (count == spans.length) {
          spans = Arrays.copyOf(spans, 2 * count);
        }
        long hash = Integer.remainderUnsigned(high + low * 0x61, HASHES);
        spans[count++] = (hash << Integer.SIZE) | bytes;
        bytes = 0;
        high = 0;
        low = 0;
      }
    }
    return new Spans(sum(spans, count), content.length);
  }

  private static long[] sum(long[] spans, int count) {
    Arrays.sort(spans, 0, count);
    int sums = 0;
    for (int at = 0; at < count; at++) {
      if (sums > 0 && hashOf(spans[sums - 1]) == hashOf(spans[at])) {
        spans[sums - 1] += bytesOf(spans[at]);
      } else {
        spans[sums++] = spans[at];
      }
    }
    return Arrays.copyOf(spans, sums);
  }

  private static int hashOf(long span) {
    return (int) (span >>> Integer.SIZE);
  }

  private static int bytesOf(long span) {
    return (int) span;
  }

  /** Returns the length of the file. */
  int length() {
    return length;
  }

  /** Returns about how much memory this takes. */
  long weight() {
    return 64 + (long) bytesByHash.length * Long.BYTES;
  }

  /** Returns how many bytes of this file are in another one too. */
  long bytesIn(Spans other) {
    long common = 0;
    int at = 0;
    for (long span : bytesByHash) {
      int hash = hashOf(span);
      while (at < other.bytesByHash.length && hashOf(other.bytesByHash[at]) < hash) {
        at++;
      }
      if (at == other.bytesByHash.length) {
        break;
      }
      if (hashOf(other.bytesByHash[at]) == hash) {
        common += Math.min(bytesOf(span), bytesOf(other.bytesByHash[at]));
      }
    }
    return common;
  }
}
