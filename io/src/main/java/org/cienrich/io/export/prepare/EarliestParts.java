package org.cienrich.io.export.prepare;

/**
 * The earliest part in which each of many keys occurs: 8 bytes per key, in at most twice the space.
 * Keys are compared by 62 bits. Not thread-safe while keys are added.
 */
final class EarliestParts {
  /** What {@link #get} returns for a key that was never added. */
  static final int NONE = 3;

  /** The upper bits of a key, then the part plus one; 0 in a free slot. */
  private long[] slots = new long[16];

  private int size;

  /**
   * Adds a key.
   *
   * @param part from 0 to 2
   */
  void add(long key, int part) {
    if (10 * (long) (size + 1) > 7 * (long) slots.length) {
      grow();
    }
    int slot = slotOf(slots, key);
    if (slots[slot] == 0) {
      size++;
    }
    slots[slot] = (key & ~3) | (Math.min(part, partIn(slots[slot])) + 1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int get(long key) {
    return partIn(slots[slotOf(slots, key)]);
  }

  private static int partIn(long slot) {
    return slot == 0 ? NONE : (int) (slot & 3) - 1;
  }

  private static int slotOf(long[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) (key >>> 32) & mask;
    while (slots[slot] != 0 && (slots[slot] ^ key) >>> 2 != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long entry : slots) {
      if (entry != 0) {
        larger[slotOf(larger, entry)] = entry;
      }
    }
    slots = larger;
  }
}
