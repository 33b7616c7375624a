package org.cienrich.io.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.export.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one build in two tables. Both are in the same order, so they are read side by
 * side. A build that has moved, since its repository was renamed or its start was corrected, is not
 * met that way: keys without a partner are remembered, in 8 bytes each, and where both tables have
 * such a key they are read again for it. At most {@value #HELD_ROWS} rows are in memory, and a
 * table of which more have moved is read once for each so many.
 */
final class RowMatcher {
  private static final int HELD_ROWS = 20_000;

  private final RowSource before;
  private final RowSource after;
  private final RowKeys keysBefore;
  private final RowKeys keysAfter;
  private final int heldRows;
  private Unmatched removed;
  private Unmatched added;

  /** Takes the two rows of a build. */
  @FunctionalInterface
  interface PairVisitor {
    void visit(List<@Nullable Object> before, List<@Nullable Object> after);
  }

  /** Rows that only one table has. */
  static final class Unmatched {
    private final int most;
    private final List<String> examples = new ArrayList<>();
    private final KeyHashes builds = new KeyHashes();
    private long rows;

    private Unmatched(int most) {
      this.most = most;
    }

    private void add(String key) {
      rows++;
      builds.add(key.substring(0, key.lastIndexOf('/') + 1));
      if (examples.size() < most) {
        examples.add(key);
      }
    }

    long rows() {
      return rows;
    }

    /** Returns the keys of the first of them. */
    List<String> examples() {
      return List.copyOf(examples);
    }
  }

  /**
   * @param examples how many keys of rows without a partner are told
   * @throws IOException if the tables lack a column that rows are ordered by
   */
  RowMatcher(RowSource before, RowSource after, int examples) throws IOException {
    this(before, after, examples, HELD_ROWS);
  }

  RowMatcher(RowSource before, RowSource after, int examples, int heldRows) throws IOException {
    this.before = before;
    this.after = after;
    this.keysBefore = RowKeys.of(before.columns());
    this.keysAfter = RowKeys.of(after.columns());
    this.heldRows = heldRows;
    this.removed = new Unmatched(examples);
    this.added = new Unmatched(examples);
  }

  /** Returns the rows that only the table before has; to be asked after the match. */
  Unmatched removed() {
    return removed;
  }

  /** Returns the rows that only the table after has; to be asked after the match. */
  Unmatched added() {
    return added;
  }

  /** Returns how many builds were removed with one attempt and added with another. */
  long otherAttempts() {
    return removed.builds.common(added.builds).size();
  }

  /** Hands over all pairs, those in order first. */
  void match(PairVisitor visitor) throws IOException {
    KeyHashes alone = new KeyHashes();
    KeyHashes othersAlone = new KeyHashes();
    try (RowCursor left = new RowCursor(before);
        RowCursor right = new RowCursor(after)) {
      List<@Nullable Object> row = left.next();
      List<@Nullable Object> other = right.next();
      while (row != null || other != null) {
        int order = compare(row, other);
        if (order == 0 && row != null && other != null && isSame(row, other)) {
          visitor.visit(row, other);
          row = left.next();
          other = right.next();
        } else if (row != null && order <= 0) {
          leave(keysBefore.key(row), alone, removed);
          row = left.next();
        } else if (other != null) {
          leave(keysAfter.key(other), othersAlone, added);
          other = right.next();
        }
      }
    }
    KeyHashes moved = alone.common(othersAlone);
    if (moved.size() > 0) {
      matchMoved(moved, alone, othersAlone, visitor);
    }
  }

  private boolean isSame(List<@Nullable Object> row, List<@Nullable Object> other) {
    return keysBefore.key(row).equals(keysAfter.key(other));
  }

  private static void leave(String key, KeyHashes alone, Unmatched unmatched) {
    alone.add(key);
    unmatched.add(key);
  }

  private int compare(
      @Nullable List<@Nullable Object> row, @Nullable List<@Nullable Object> other) {
    if (row == null || other == null) {
      return row == null ? 1 : -1;
    }
    return keysBefore.compare(row, keysAfter, other);
  }

  private void matchMoved(
      KeyHashes moved, KeyHashes alone, KeyHashes othersAlone, PairVisitor visitor)
      throws IOException {
    removed = new Unmatched(removed.most);
    added = new Unmatched(added.most);
    Map<String, List<@Nullable Object>> held = new LinkedHashMap<>();
    try (RowCursor left = new RowCursor(before)) {
      for (List<@Nullable Object> row = left.next(); row != null; row = left.next()) {
        String key = keysBefore.key(row);
        if (moved.contains(key)) {
          held.put(key, row);
        } else if (alone.contains(key)) {
          removed.add(key);
        }
        if (held.size() == heldRows) {
          matchHeld(held, visitor);
        }
      }
    }
    matchHeld(held, visitor);
    after.forEach(
        row -> {
          String key = keysAfter.key(row);
          if (othersAlone.contains(key) && !moved.contains(key)) {
            added.add(key);
          }
        });
  }

  private void matchHeld(Map<String, List<@Nullable Object>> held, PairVisitor visitor)
      throws IOException {
    if (!held.isEmpty()) {
      after.forEach(
          other -> {
            List<@Nullable Object> row = held.remove(keysAfter.key(other));
            if (row != null) {
              visitor.visit(row, other);
            }
          });
      held.keySet().forEach(removed::add);
      held.clear();
    }
  }
}
