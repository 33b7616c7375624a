package org.cienrich.features.stats;

import java.util.Arrays;

/**
 * Estimates how many different hashes were added, from the 4096 smallest of them (Bar-Yossef et
 * al., Counting distinct elements in a data stream, RANDOM 2002; with the unbiased estimator of
 * Beyer et al., SIGMOD 2007): exact below 4096, then with a standard error of 1.6 %. Order and
 * repetition do not matter. Not thread-safe.
 */
final class DistinctSketch {
  private static final int KEPT = 4096;

  /** The smallest as unsigned numbers, ascending; their first bits flipped, to compare signed. */
  private long[] smallest = new long[64];

  private int size;

  void add(long hash) {
    addFlipped(hash ^ Long.MIN_VALUE);
  }

  void merge(DistinctSketch other) {
    for (int i = 0; i < other.size; i++) {
      addFlipped(other.smallest[i]);
    }
  }

  long estimate() {
    if (size < KEPT) {
      return size;
    }
    long largest = smallest[KEPT - 1] ^ Long.MIN_VALUE;
    double share = (largest >>> 11) * 0x1p-53;
    return Math.round((KEPT - 1) / share);
  }

  void writeTo(ByteSink sink) {
    sink.varint(size);
    for (int i = 0; i < size; i++) {
      sink.fixed(smallest[i]);
    }
  }

  static DistinctSketch readFrom(ByteSource source) {
    DistinctSketch sketch = new DistinctSketch();
    for (long left = source.varint(); left > 0; left--) {
      sketch.addFlipped(source.fixed());
    }
    return sketch;
  }

  private void addFlipped(long hash) {
    if (size == KEPT && hash >= smallest[KEPT - 1]) {
      return;
    }
    int found = Arrays.binarySearch(smallest, 0, size, hash);
    if (found >= 0) {
      return;
    }
    int place = -found - 1;
    if (size < KEPT) {
      if (size == smallest.length) {
        smallest = Arrays.copyOf(smallest, 2 * size);
      }
      size++;
    }
    System.arraycopy(smallest, place, smallest, place + 1, size - 1 - place);
    smallest[place] = hash;
  }
}
