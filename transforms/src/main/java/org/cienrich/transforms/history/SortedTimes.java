package org.cienrich.transforms.history;

import java.util.Arrays;

/**
 * A multiset of times that can tell how many lie before an instant. Times arrive almost in order,
 * so adding is cheap. 8 bytes per time. Not thread-safe.
 */
final class SortedTimes {
  private long[] micros = new long[1];
  private int size;

  void add(long time) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, size * 2);
    }
    int at = countBefore(time);
    System.arraycopy(micros, at, micros, at + 1, size - at);
    micros[at] = time;
    size++;
  }

  /** Returns the earliest time. There must be one. */
  long first() {
    return micros[0];
  }

  /** Puts {@code time} in the place of an equal of {@code old}, which must be there and later. */
  void replace(long old, long time) {
    int to = countBefore(old);
    int at = countBefore(time);
    System.arraycopy(micros, at, micros, at + 1, to - at);
    micros[at] = time;
  }

  /** Returns how many times are strictly before {@code time}. */
  int countBefore(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (micros[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
