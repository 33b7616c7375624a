package org.cienrich.features.stats;

/** How often each of many 64-bit keys was added; starts with 8 slots. Not thread-safe. */
final class LongCounts {
  /** A key, then its count, which is 0 in a free slot. */
  private long[] slots = new long[2 * 8];

  private int size;

  int size() {
    return size;
  }

  /**
   * @param times positive
   */
  void add(long key, long times) {
    int slot = slotOf(slots, key);
    if (slots[slot + 1] == 0) {
      if (8 * (size + 1) > 3 * slots.length) {
        grow();
        slot = slotOf(slots, key);
      }
      slots[slot] = key;
      size++;
    }
    slots[slot + 1] += times;
  }

  /** Returns 0 for a key that was never added. */
  long get(long key) {
    return slots[slotOf(slots, key) + 1];
  }

  /** Returns all keys, in no order to rely on. */
  long[] keys() {
    long[] keys = new long[size];
    int found = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        keys[found++] = slots[slot];
      }
    }
    return keys;
  }

  private static int slotOf(long[] slots, long key) {
    int mask = slots.length - 2;
    int slot = (int) Hashing.mix(key) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int from = 0; from < slots.length; from += 2) {
      if (slots[from + 1] != 0) {
        int to = slotOf(larger, slots[from]);
        larger[to] = slots[from];
        larger[to + 1] = slots[from + 1];
      }
    }
    slots = larger;
  }
}
