package org.cienrich.features.quality;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hashes of rows, which tell how many rows equal an earlier one. Not thread-safe. */
final class RowHashes {
  /** Larger tables have their hashes compared in this many groups, each on its own. */
  private static final int GROUPS = 64;

  private final int groups;
  private long[] hashes = new long[64];
  private int count;

  RowHashes(long mostRows) {
    this.groups = FeatureShard.isSmall(mostRows) ? 1 : GROUPS;
  }

  void add(long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    hashes[count++] = hash;
  }

  /** Returns the hashes of each group that has any. */
  SortedMap<Integer, byte[]> byGroup() {
    SortedMap<Integer, byte[]> byGroup = new TreeMap<>();
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted); // by group too: the highest bits name it
    int from = 0;
    while (from < count) {
      int group = groupOf(sorted[from]);
      int to = from;
      while (to < count && groupOf(sorted[to]) == group) {
        to++;
      }
      ByteBuffer bytes = ByteBuffer.allocate((to - from) * Long.BYTES);
      bytes.asLongBuffer().put(sorted, from, to - from);
      byGroup.put(group, bytes.array());
      from = to;
    }
    return byGroup;
  }

  private int groupOf(long hash) {
    return groups == 1 ? 0 : (int) (hash >> 58) + GROUPS / 2;
  }

  static byte[] encoded(long count) {
    return ByteBuffer.allocate(Long.BYTES).putLong(0, count).array();
  }

  static long decoded(byte[] count) {
    return ByteBuffer.wrap(count).getLong(0);
  }

  /** Returns how many hashes of a group equal another before them. */
  static long repetitions(List<byte[]> parts) {
    long[] all = new long[parts.stream().mapToInt(part -> part.length / Long.BYTES).sum()];
    int next = 0;
    for (byte[] part : parts) {
      int length = part.length / Long.BYTES;
      ByteBuffer.wrap(part).asLongBuffer().get(all, next, length);
      next += length;
    }
    Arrays.sort(all);
    long repeated = 0;
    for (int i = 1; i < all.length; i++) {
      if (all[i] == all[i - 1]) {
        repeated++;
      }
    }
    return repeated;
  }
}
