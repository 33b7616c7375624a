package org.cienrich.io.git;

import java.util.Arrays;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** A growing list of object ids: 20 bytes each. */
final class IdList {
  static final int WORDS = Constants.OBJECT_ID_LENGTH / Integer.BYTES;

  private int[] words;
  private int size;

  IdList(int expected) {
    this.words = new int[WORDS * Math.max(16, expected)];
  }

  int size() {
    return size;
  }

  void add(AnyObjectId id) {
    if (WORDS * (size + 1) > words.length) {
      words = Arrays.copyOf(words, WORDS * (size + 1 + (size >> 1)));
    }
    id.copyRawTo(words, WORDS * size++);
  }

  ObjectId get(int index) {
    return ObjectId.fromRaw(words, WORDS * index);
  }

  boolean isAt(int index, int[] id) {
    int from = WORDS * index;
    return Arrays.equals(words, from, from + WORDS, id, 0, WORDS);
  }

  /** Returns the second word of an id, which is as good as random. */
  int hash(int index) {
    return words[WORDS * index + 1];
  }

  /** Compares two ids as their hex digits compare. */
  int compare(int one, int other) {
    for (int word = 0; word < WORDS; word++) {
      int order = Integer.compareUnsigned(words[WORDS * one + word], words[WORDS * other + word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
