package org.cienrich.features.log.runner;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of failed tests of which a summary that follows says whose they are; as many as a tally
 * keeps. Not thread-safe.
 */
final class PendingNames {
  private final List<String> names = new ArrayList<>();
  private long added;

  void add(String name) {
    added++;
    if (names.size() < Tally.MAX_NAMES) {
      names.add(Tally.cut(name.strip()));
    }
  }

  /** Replaces the name that was added last. */
  void replaceLast(String name) {
    if (added == names.size() && added > 0) {
      names.set(names.size() - 1, Tally.cut(name));
    }
  }

  /** Returns how many were added since they were last moved or dropped. */
  long added() {
    return added;
  }

  void moveTo(Tally tally) {
    names.forEach(tally::addFailedTest);
    drop();
  }

  void drop() {
    names.clear();
    added = 0;
  }
}
