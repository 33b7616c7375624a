package org.cienrich.io.git;

/**
 * For each key, from 0 on, the indexes of the items that have it, in rising order: one integer per
 * item and one per key.
 */
final class Postings {
  private final int[] starts;
  private final int[] items;

  private Postings(int[] starts, int[] items) {
    this.starts = starts;
    this.items = items;
  }

  /** Groups the items 0, 1, 2 … by key. */
  static Postings of(int[] keyOfItem, int keys) {
    int[] starts = new int[keys + 1];
    for (int key : keyOfItem) {
      starts[key + 1]++;
    }
    for (int key = 0; key < keys; key++) {
      starts[key + 1] += starts[key];
    }
    int[] next = starts.clone();
    int[] items = new int[keyOfItem.length];
    for (int item = 0; item < keyOfItem.length; item++) {
      items[next[keyOfItem[item]]++] = item;
    }
    return new Postings(starts, items);
  }

  int count(int key) {
    return starts[key + 1] - starts[key];
  }

  int get(int key, int index) {
    return items[starts[key] + index];
  }
}
