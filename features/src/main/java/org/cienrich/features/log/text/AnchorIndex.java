package org.cienrich.features.log.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Which of up to 62 readers want a line: those of whose anchors one occurs in it, letters compared
 * without regard to case. All anchors are looked for at once by the automaton of Aho and Corasick
 * (<a href="https://doi.org/10.1145/360825.360855">CACM 1975</a>), as a table that is read once per
 * byte. Immutable.
 */
public final class AnchorIndex {
  static final long ESCAPE = 1L << 63;
  static final long CARRIAGE_RETURN = 1L << 62;
  private static final int MAX_READERS = 62;

  private final byte[] classes = new byte[256];
  private final int shift;
  private final int[] next;
  private final long[] masks;
  private final int firstAccepting;

  /**
   * @param anchors for each reader, the texts of which one is in any line that it wants; at least
   *     three bytes, none of them a control character but the tab
   */
  public AnchorIndex(List<List<String>> anchors) {
    if (anchors.size() > MAX_READERS) {
      throw new IllegalArgumentException(
          "At most " + MAX_READERS + " readers, not " + anchors.size());
    }
    Trie trie = new Trie();
    trie.add("\u001b", ESCAPE);
    trie.add("\r", CARRIAGE_RETURN);
    for (int reader = 0; reader < anchors.size(); reader++) {
      for (String anchor : anchors.get(reader)) {
        if (anchor.getBytes(StandardCharsets.UTF_8).length < 3
            || anchor.chars().anyMatch(c -> c < ' ' && c != '\t')) {
          throw new IllegalArgumentException("Not an anchor: '" + anchor + "'");
        }
        trie.add(anchor.toLowerCase(Locale.ROOT), 1L << reader);
      }
    }
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(trie.assignClasses(classes) - 1);
    trie.complete();
    int[] order = trie.acceptingLast();
    next = new int[trie.size() << shift];
    masks = new long[trie.size()];
    int plain = 0;
    for (int state = 0; state < trie.size(); state++) {
      int[] row = trie.rows.get(state);
      masks[order[state]] = trie.masks.get(state);
      plain += trie.masks.get(state) == 0 ? 1 : 0;
      for (int b = 0; b < row.length; b++) {
        next[(order[state] << shift) + classes[b]] = order[row[b]] << shift;
      }
    }
    firstAccepting = plain << shift;
  }

  /** Looks for the anchors in a line that may come in pieces. Not thread-safe. */
  final class Matcher {
    private int state;
    private long found;

    void reset() {
      state = 0;
      found = 0;
    }

    /** The readers whose anchors were found since the last reset, one bit each. */
    long found() {
      return found;
    }

    /** Reads up to the next line feed or the end and returns where that is. */
    int advance(byte[] bytes, int from, int to) {
      int s = state;
      long hits = found;
      int i = from;
      for (; i < to; i++) {
        byte b = bytes[i];
        if (b == '\n') {
          break;
        }
        s = next[s + classes[b & 0xff]];
        if (s >= firstAccepting) {
          hits |= masks[s >>> shift];
        }
      }
      state = s;
      found = hits;
      return i;
    }
  }

  Matcher matcher() {
    return new Matcher();
  }

  /** Returns whose anchors are in a line, one bit for each reader from the lowest on. */
  public long matches(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Matcher matcher = matcher();
    matcher.advance(bytes, 0, bytes.length);
    return matcher.found() & ~(ESCAPE | CARRIAGE_RETURN);
  }

  private static final class Trie {
    private static final int NONE = -1;

    final List<int[]> rows = new ArrayList<>();
    final List<Long> masks = new ArrayList<>();

    Trie() {
      newState();
    }

    int size() {
      return rows.size();
    }

    private int newState() {
      int[] row = new int[256];
      Arrays.fill(row, NONE);
      rows.add(row);
      masks.add(0L);
      return rows.size() - 1;
    }

    void add(String anchor, long mask) {
      int state = 0;
      for (byte b : anchor.getBytes(StandardCharsets.UTF_8)) {
        int[] row = rows.get(state);
        if (row[b & 0xff] == NONE) {
          row[b & 0xff] = newState();
        }
        state = row[b & 0xff];
      }
      masks.set(state, masks.get(state) | mask);
    }

    /** Bytes that no anchor tells apart share a class; class 0 is of those in no anchor. */
    int assignClasses(byte[] classes) {
      int count = 1;
      for (int b = 0; b < 256; b++) {
        int c = b;
        if (rows.stream().anyMatch(row -> row[c] != NONE)) {
          classes[b] = (byte) count++;
        }
      }
      for (int upper = 'A'; upper <= 'Z'; upper++) {
        classes[upper] = classes[Character.toLowerCase(upper)];
      }
      return count;
    }

    /** Turns the trie into an automaton without failure links, breadth first. */
    void complete() {
      int[] failure = new int[size()];
      Deque<Integer> queue = new ArrayDeque<>();
      for (int b = 0; b < 256; b++) {
        int child = rows.get(0)[b];
        if (child == NONE) {
          rows.get(0)[b] = 0;
        } else {
          queue.add(child);
        }
      }
      while (!queue.isEmpty()) {
        int state = queue.remove();
        int fallback = failure[state];
        masks.set(state, masks.get(state) | masks.get(fallback));
        int[] row = rows.get(state);
        for (int b = 0; b < 256; b++) {
          if (row[b] == NONE) {
            row[b] = rows.get(fallback)[b];
          } else {
            failure[row[b]] = rows.get(fallback)[b];
            queue.add(row[b]);
          }
        }
      }
      for (int[] row : rows) {
        for (int upper = 'A'; upper <= 'Z'; upper++) {
          row[upper] = row[Character.toLowerCase(upper)];
        }
      }
    }

    /** Numbers the states so that those at the end of an anchor come last; the root stays 0. */
    int[] acceptingLast() {
      int[] order = new int[size()];
      int number = 0;
      for (int pass = 0; pass < 2; pass++) {
        for (int state = 0; state < size(); state++) {
          if ((masks.get(state) != 0) == (pass == 1)) {
            order[state] = number++;
          }
        }
      }
      return order;
    }
  }
}
