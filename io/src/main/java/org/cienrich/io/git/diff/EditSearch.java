package org.cienrich.io.git.diff;

import java.util.Arrays;

/**
 * Counts the lines that two sequences keep in common in an edit script: Myers' search from both
 * ends ("An O(ND) Difference Algorithm and its Variations", 1986), divide and conquer, which gives
 * up looking for the shortest script where git 2.39 does:
 *
 * <ul>
 *   <li>after {@value #HEURISTIC_COST} edits, where a run of more than {@value #SNAKE} equal lines
 *       was met and a path has come far, that path is taken;
 *   <li>after {@value #MIN_MAX_COST} edits, or about the square root of the number of lines if that
 *       is more, the path that has come farthest is taken.
 * </ul>
 *
 * <p>Not thread-safe: keeps its work space.
 */
final class EditSearch {
  private static final int SNAKE = 20;
  private static final int HEURISTIC_COST = 256;
  private static final int MIN_MAX_COST = 256;
  private static final int FAR = 4;
  private static final int UNREACHED = Integer.MAX_VALUE;

  private int[] a = {};
  private int[] b = {};
  private int[] forward = {};
  private int[] backward = {};
  private int origin;
  private int maxCost;
  private int[] boxes = new int[64];
  private int open;

  private int splitA;
  private int splitB;
  private boolean minimalBefore;
  private boolean minimalAfter;

  /** Returns a power of two near the square root. */
  static int roughRoot(int number) {
    int root = 1;
    for (int rest = number; rest > 0; rest >>= 2) {
      root <<= 1;
    }
    return root;
  }

  int commonLines(int[] newA, int lengthA, int[] newB, int lengthB) {
    a = newA;
    b = newB;
    int diagonals = lengthA + lengthB + 3;
    if (forward.length < diagonals + 1) {
      forward = new int[2 * diagonals];
      backward = new int[2 * diagonals];
    }
    origin = lengthB + 1;
    maxCost = Math.max(roughRoot(diagonals), MIN_MAX_COST);
    int common = 0;
    push(0, lengthA, 0, lengthB, false);
    while (open > 0) {
      common += compare();
    }
    return common;
  }

  private void push(int fromA, int toA, int fromB, int toB, boolean minimal) {
    if (boxes.length < open + 5) {
      boxes = Arrays.copyOf(boxes, 2 * boxes.length);
    }
    boxes[open++] = fromA;
    boxes[open++] = toA;
    boxes[open++] = fromB;
    boxes[open++] = toB;
    boxes[open++] = minimal ? 1 : 0;
  }

  /** Takes a box, returns its common lines at both ends, and puts back the halves of the rest. */
  private int compare() {
    boolean minimal = boxes[--open] == 1;
    int toB = boxes[--open];
    int fromB = boxes[--open];
    int toA = boxes[--open];
    int fromA = boxes[--open];
    int length = toA - fromA;
    while (fromA < toA && fromB < toB && a[fromA] == b[fromB]) {
      fromA++;
      fromB++;
    }
    while (fromA < toA && fromB < toB && a[toA - 1] == b[toB - 1]) {
      toA--;
      toB--;
    }
    if (fromA < toA && fromB < toB) {
      split(fromA, toA, fromB, toB, minimal);
      int middleA = splitA;
      int middleB = splitB;
      boolean after = minimalAfter;
      push(fromA, middleA, fromB, middleB, minimalBefore);
      push(middleA, toA, middleB, toB, after);
    }
    return length - (toA - fromA);
  }

  private void split(int fromA, int toA, int fromB, int toB, boolean minimal) {
    int[] f = forward;
    int[] r = backward;
    int lowest = fromA - toB;
    int highest = toA - fromB;
    int firstF = fromA - fromB;
    int firstR = toA - toB;
    boolean odd = ((firstF - firstR) & 1) != 0;
    int minF = firstF;
    int maxF = firstF;
    int minR = firstR;
    int maxR = firstR;
    f[origin + firstF] = fromA;
    r[origin + firstR] = toA;
    for (int cost = 1; ; cost++) {
      boolean longSnake = false;
      if (minF > lowest) {
        f[origin + --minF - 1] = -1;
      } else {
        minF++;
      }
      if (maxF < highest) {
        f[origin + ++maxF + 1] = -1;
      } else {
        maxF--;
      }
      for (int d = maxF; d >= minF; d -= 2) {
        int at = origin + d;
        int x = f[at - 1] >= f[at + 1] ? f[at - 1] + 1 : f[at + 1];
        int start = x;
        int y = x - d;
        while (x < toA && y < toB && a[x] == b[y]) {
          x++;
          y++;
        }
        longSnake |= x - start > SNAKE;
        f[at] = x;
        if (odd && minR <= d && d <= maxR && r[at] <= x) {
          splitAt(x, y, true, true);
          return;
        }
      }
      if (minR > lowest) {
        r[origin + --minR - 1] = UNREACHED;
      } else {
        minR++;
      }
      if (maxR < highest) {
        r[origin + ++maxR + 1] = UNREACHED;
      } else {
        maxR--;
      }
      for (int d = maxR; d >= minR; d -= 2) {
        int at = origin + d;
        int x = r[at - 1] < r[at + 1] ? r[at - 1] : r[at + 1] - 1;
        int start = x;
        int y = x - d;
        while (x > fromA && y > fromB && a[x - 1] == b[y - 1]) {
          x--;
          y--;
        }
        longSnake |= start - x > SNAKE;
        r[at] = x;
        if (!odd && minF <= d && d <= maxF && x <= f[at]) {
          splitAt(x, y, true, true);
          return;
        }
      }
      if (minimal) {
        continue;
      }
      if (longSnake && cost > HEURISTIC_COST) {
        if (splitAtFarForward(fromA, toA, fromB, toB, minF, maxF, cost)
            || splitAtFarBackward(fromA, toA, fromB, toB, minR, maxR, cost)) {
          return;
        }
      }
      if (cost >= maxCost) {
        splitAtFarthest(fromA, toA, fromB, toB, minF, maxF, minR, maxR);
        return;
      }
    }
  }

  private void splitAt(int x, int y, boolean before, boolean after) {
    splitA = x;
    splitB = y;
    minimalBefore = before;
    minimalAfter = after;
  }

  private boolean splitAtFarForward(
      int fromA, int toA, int fromB, int toB, int min, int max, int cost) {
    int best = 0;
    for (int d = max; d >= min; d -= 2) {
      int x = forward[origin + d];
      int y = x - d;
      int way = x - fromA + (y - fromB) - Math.abs(d - (fromA - fromB));
      if (way > FAR * cost
          && way > best
          && fromA + SNAKE <= x
          && x < toA
          && fromB + SNAKE <= y
          && y < toB
          && areEqual(x - SNAKE, y - SNAKE)) {
        best = way;
        splitAt(x, y, true, false);
      }
    }
    return best > 0;
  }

  private boolean splitAtFarBackward(
      int fromA, int toA, int fromB, int toB, int min, int max, int cost) {
    int best = 0;
    for (int d = max; d >= min; d -= 2) {
      int x = backward[origin + d];
      int y = x - d;
      int way = toA - x + (toB - y) - Math.abs(d - (toA - toB));
      if (way > FAR * cost
          && way > best
          && fromA < x
          && x <= toA - SNAKE
          && fromB < y
          && y <= toB - SNAKE
          && areEqual(x, y)) {
        best = way;
        splitAt(x, y, false, true);
      }
    }
    return best > 0;
  }

  private boolean areEqual(int x, int y) {
    return Arrays.equals(a, x, x + SNAKE, b, y, y + SNAKE);
  }

  private void splitAtFarthest(
      int fromA, int toA, int fromB, int toB, int minF, int maxF, int minR, int maxR) {
    int farthest = -1;
    int farthestX = -1;
    for (int d = maxF; d >= minF; d -= 2) {
      int x = Math.min(forward[origin + d], toA);
      int y = x - d;
      if (toB < y) {
        x = toB + d;
        y = toB;
      }
      if (farthest < x + y) {
        farthest = x + y;
        farthestX = x;
      }
    }
    int nearest = UNREACHED;
    int nearestX = UNREACHED;
    for (int d = maxR; d >= minR; d -= 2) {
      int x = Math.max(fromA, backward[origin + d]);
      int y = x - d;
      if (y < fromB) {
        x = fromB + d;
        y = fromB;
      }
      if (x + y < nearest) {
        nearest = x + y;
        nearestX = x;
      }
    }
    if (toA + toB - nearest < farthest - (fromA + fromB)) {
      splitAt(farthestX, farthest - farthestX, true, false);
    } else {
      splitAt(nearestX, nearest - nearestX, false, true);
    }
  }
}
