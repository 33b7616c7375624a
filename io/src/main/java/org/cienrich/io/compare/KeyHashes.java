package org.cienrich.io.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.cienrich.io.store.Sha256;

/**
 * Many keys in 8 bytes each. Two keys that differ may, once in ten billion billions, count as the
 * same. Keys are added first and looked for afterwards. Not thread-safe.
 */
final class KeyHashes {
  private long[] hashes = new long[256];
  private int size;
  private boolean isSorted;

  void add(String key) {
    if (isSorted) {
      throw new IllegalStateException("Keys were looked for already");
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.addExact(size, size));
    }
    hashes[size++] = hash(key);
  }

  /** Returns a number below {@link #size} that is the key's own; negative if it was not added. */
  int indexOf(String key) {
    sort();
    return Arrays.binarySearch(hashes, 0, size, hash(key));
  }

  boolean contains(String key) {
    return indexOf(key) >= 0;
  }

  /** Returns how many different keys there are. */
  int size() {
    sort();
    return size;
  }

  /** Returns the keys that both have. */
  KeyHashes common(KeyHashes other) {
    sort();
    other.sort();
    KeyHashes common = new KeyHashes();
    common.hashes =
        LongStream.of(hashes)
            .limit(size)
            .filter(hash -> Arrays.binarySearch(other.hashes, 0, other.size, hash) >= 0)
            .toArray();
    common.size = common.hashes.length;
    common.isSorted = true;
    return common;
  }

  private void sort() {
    if (!isSorted) {
      hashes = LongStream.of(hashes).limit(size).sorted().distinct().toArray();
      size = hashes.length;
      isSorted = true;
    }
  }

  private static long hash(String key) {
    return ByteBuffer.wrap(Sha256.newDigest().digest(key.getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }
}
