package org.cienrich.io.git.diff;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The lines of a part of a text as 64-bit hashes of their bytes, the line feed included: equal
 * lines have equal hashes, and different ones differ but for a chance of 2<sup>-64</sup>, which
 * nobody can work on since the hashes depend on a secret of this process. Not thread-safe.
 */
final class LineHashes {
  private static final long START = new SecureRandom().nextLong();
  private static final long FACTOR = new SecureRandom().nextLong() | 1;

  private long[] hashes = new long[1024];
  private int count;

  /**
   * Reads whole lines.
   *
   * @param most how many
   * @return where the next one begins, or the end
   */
  int read(byte[] text, int from, int to, int most) {
    count = 0;
    int start = from;
    while (start < to && count < most) {
      int end = start;
      long hash = START;
      long feeds = 0;
      while (end <= to - Long.BYTES && feeds == 0) {
        long word = (long) Text.LONGS.get(text, end);
        feeds = Text.lineFeeds(word);
        int used = feeds == 0 ? Long.BYTES : (Long.numberOfTrailingZeros(feeds) >>> 3) + 1;
        hash = mix(hash, word << ((Long.BYTES - used) * Byte.SIZE));
        end += used;
      }
      if (feeds == 0) {
        long word = 0;
        boolean ended = false;
        while (end < to && !ended) {
          ended = text[end] == '\n';
          word = (word >>> Byte.SIZE) | ((long) text[end++] << 56);
        }
        hash = mix(hash, word);
      }
      add(mix(hash, end - start));
      start = end;
    }
    return start;
  }

  private static long mix(long hash, long word) {
    long sum = hash ^ word;
    return Math.multiplyHigh(sum, FACTOR) ^ (sum * FACTOR);
  }

  private void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
  }

  int count() {
    return count;
  }

  long get(int line) {
    return hashes[line];
  }
}
