package org.cienrich.io.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Object ids, numbered in the order they are added: 20 bytes each and 6 to 12 for finding them. Not
 * thread-safe while ids are added.
 */
final class CommitIds {
  private final IdList ids;
  private int[] slots;

  CommitIds(int expected) {
    this.ids = new IdList(expected);
    this.slots = new int[slotsFor(expected)];
  }

  int size() {
    return ids.size();
  }

  /** Returns the number of an id, or -1 if it was not added. */
  int find(AnyObjectId id) {
    return slots[slotOf(id)] - 1;
  }

  /** Returns the number of an id, which is added if it is new. */
  int add(AnyObjectId id) {
    int slot = slotOf(id);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (slotsFor(ids.size() + 1) > slots.length) {
      slots = new int[slotsFor(ids.size() + 1)];
      for (int number = 0; number < ids.size(); number++) {
        slots[free(ids.hash(number))] = number + 1;
      }
      slot = free(wordsOf(id)[1]);
    }
    ids.add(id);
    slots[slot] = ids.size();
    return ids.size() - 1;
  }

  ObjectId get(int number) {
    return ids.get(number);
  }

  /** Compares two ids as their hex digits compare. */
  int compare(int one, int other) {
    return ids.compare(one, other);
  }

  /** At most two of three slots are taken. */
  private static int slotsFor(int expected) {
    return Integer.highestOneBit(Math.max(16, expected + (expected >> 1))) << 1;
  }

  private static int[] wordsOf(AnyObjectId id) {
    int[] words = new int[IdList.WORDS];
    id.copyRawTo(words, 0);
    return words;
  }

  /** Returns the slot that has an id, or the free one for it. */
  private int slotOf(AnyObjectId id) {
    int[] words = wordsOf(id);
    int slot = words[1] & (slots.length - 1);
    while (slots[slot] != 0 && !ids.isAt(slots[slot] - 1, words)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int free(int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
