package org.cienrich.features.log.text;

import java.util.Arrays;

/**
 * Makes of a line with control characters what a terminal would show at its end: control sequences
 * (ECMA-48) are dropped, and of the pieces between carriage returns the last that shows anything is
 * kept. Pieces in which Travis CI marks folds and timings are lines of their own. One pass over the
 * bytes. Not thread-safe.
 */
final class LineCleaner {
  private static final byte[] TRAVIS = {'t', 'r', 'a', 'v', 'i', 's', '_'};
  private static final byte ESC = 0x1b;
  private static final byte BEL = 0x07;

  /** Takes the lines that are made of one; their bytes are valid during the call only. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] bytes, int from, int to);
  }

  private byte[] clean = new byte[1 << 12];

  void clean(byte[] bytes, int from, int to, Sink sink) {
    if (clean.length < to - from) {
      clean = new byte[to - from];
    }
    int start = 0;
    int length = 0;
    int keptFrom = 0;
    int keptTo = 0;
    int i = from;
    while (i <= to) {
      if (i == to || bytes[i] == '\r') {
        if (isTravis(start, length)) {
          sink.accept(clean, start, length);
        } else if (showsAnything(start, length)) {
          keptFrom = start;
          keptTo = length;
        }
        start = length;
        i++;
      } else if (bytes[i] == ESC) {
        i = endOfSequence(bytes, i + 1, to);
      } else {
        clean[length++] = bytes[i++];
      }
    }
    sink.accept(clean, keptFrom, keptTo);
  }

  private boolean isTravis(int from, int to) {
    return to - from > TRAVIS.length
        && Arrays.equals(clean, from, from + TRAVIS.length, TRAVIS, 0, TRAVIS.length);
  }

  private boolean showsAnything(int from, int to) {
    for (int i = from; i < to; i++) {
      if (clean[i] != ' ' && clean[i] != '\t') {
        return true;
      }
    }
    return false;
  }

  /** Control sequences, operating system commands, and escapes of two bytes. */
  private static int endOfSequence(byte[] bytes, int at, int to) {
    if (at == to) {
      return to;
    }
    return switch (bytes[at]) {
      case '[' -> endOfControl(bytes, at + 1, to);
      case ']' -> endOfCommand(bytes, at + 1, to);
      case '(', ')', '*', '+', '#', '%', ' ' -> Math.min(at + 2, to);
      default -> at + 1;
    };
  }

  private static int endOfControl(byte[] bytes, int at, int to) {
    int i = at;
    while (i < to && bytes[i] >= ' ' && bytes[i] <= '?') {
      i++;
    }
    return i < to && bytes[i] >= '@' && bytes[i] <= '~' ? i + 1 : i;
  }

  private static int endOfCommand(byte[] bytes, int at, int to) {
    for (int i = at; i < to; i++) {
      if (bytes[i] == BEL) {
        return i + 1;
      }
      if (bytes[i] == ESC) {
        return i + 1 < to && bytes[i + 1] == '\\' ? i + 2 : i;
      }
    }
    return to;
  }
}
