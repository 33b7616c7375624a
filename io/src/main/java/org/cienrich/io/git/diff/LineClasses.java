package org.cienrich.io.git.diff;

import java.util.Arrays;

/**
 * Gives equal lines of the parts in which two versions differ the same small number, and counts how
 * often each occurs in both versions. Not thread-safe: keeps its work space.
 */
final class LineClasses {
  private static final int FREE = -1;

  private int[] ofOld = {};
  private int[] ofNew = {};
  private int[] inOld = {};
  private int[] inNew = {};
  private long[] hashes = {};
  private int[] slots = {};
  private int mask;
  private int count;
  private boolean anyCommon;

  /** Reads the parts in which the versions differ. */
  void assign(LineHashes oldLines, LineHashes newLines) {
    reserve(oldLines.count() + newLines.count());
    for (int at = 0; at < oldLines.count(); at++) {
      int line = add(oldLines.get(at));
      ofOld[at] = line;
      inOld[line]++;
    }
    for (int at = 0; at < newLines.count(); at++) {
      int line = add(newLines.get(at));
      ofNew[at] = line;
      inNew[line]++;
      anyCommon |= inOld[line] > 0;
    }
  }

  /** Counts lines that both versions have, before or after the parts in which they differ. */
  void countCommon(LineHashes lines) {
    for (int at = 0; at < lines.count(); at++) {
      int line = slots[slotOf(lines.get(at))];
      if (line != FREE) {
        inOld[line]++;
        inNew[line]++;
      }
    }
  }

  /** Tells whether a line of one part is in the other one too. */
  boolean haveCommon() {
    return anyCommon;
  }

  /** Returns the numbers of the old lines. */
  int[] ofOld() {
    return ofOld;
  }

  /** Returns the numbers of the new lines. */
  int[] ofNew() {
    return ofNew;
  }

  /** Returns by number how often a line occurs in the old version. */
  int[] inOld() {
    return inOld;
  }

  /** Returns by number how often a line occurs in the new version. */
  int[] inNew() {
    return inNew;
  }

  private void reserve(int lines) {
    if (hashes.length < lines) {
      int size = Math.max(lines, 2 * hashes.length);
      ofOld = new int[size];
      ofNew = new int[size];
      inOld = new int[size];
      inNew = new int[size];
      hashes = new long[size];
    } else {
      Arrays.fill(inOld, 0, lines, 0);
      Arrays.fill(inNew, 0, lines, 0);
    }
    int size = Integer.highestOneBit(Math.max(lines, 8)) << 3;
    if (slots.length < size) {
      slots = new int[size];
    }
    mask = size - 1;
    Arrays.fill(slots, 0, size, FREE);
    count = 0;
    anyCommon = false;
  }

  private int slotOf(long hash) {
    int slot = (int) (hash & mask);
    while (slots[slot] != FREE && hashes[slots[slot]] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int add(long hash) {
    int slot = slotOf(hash);
    if (slots[slot] == FREE) {
      slots[slot] = count;
      hashes[count++] = hash;
    }
    return slots[slot];
  }
}
