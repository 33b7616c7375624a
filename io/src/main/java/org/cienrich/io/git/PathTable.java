package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Paths, numbered in the order they are added: their bytes in UTF-8 and 10 to 16 for each. Not
 * thread-safe while paths are added.
 */
final class PathTable {
  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[64];
  private int[] slots = new int[128];
  private int size;

  int size() {
    return size;
  }

  /** Returns the number of a path, or -1 if it was not added. */
  int find(String path) {
    return slots[slotOf(path.getBytes(UTF_8))] - 1;
  }

  /** Returns the number of a path, which is added if it is new. */
  int add(String path) {
    byte[] wanted = path.getBytes(UTF_8);
    int slot = slotOf(wanted);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (3L * size >= 2L * slots.length) {
      growSlots();
      slot = slotOf(wanted);
    }
    int start = start(size);
    int end = Math.addExact(start, wanted.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, start + (start >> 1)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + (size >> 1));
    }
    System.arraycopy(wanted, 0, bytes, start, wanted.length);
    ends[size++] = end;
    slots[slot] = size;
    return size - 1;
  }

  String get(int path) {
    return new String(bytes, start(path), ends[path] - start(path), UTF_8);
  }

  /** Gives back the memory that was taken for further paths. */
  void trim() {
    bytes = Arrays.copyOf(bytes, start(size));
    ends = Arrays.copyOf(ends, size);
  }

  private int start(int path) {
    return path == 0 ? 0 : ends[path - 1];
  }

  private int slotOf(byte[] wanted) {
    int mask = slots.length - 1;
    int slot = hash(wanted, 0, wanted.length) & mask;
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, wanted)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int path, byte[] wanted) {
    return Arrays.equals(bytes, start(path), ends[path], wanted, 0, wanted.length);
  }

  private void growSlots() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int path = 0; path < size; path++) {
      int slot = hash(bytes, start(path), ends[path]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = path + 1;
    }
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }
}
