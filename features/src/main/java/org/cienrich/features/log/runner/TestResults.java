package org.cienrich.features.log.runner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.facts.TestReport;

/**
 * What all runners printed in the log of one job. Where one runner starts another and both print
 * summaries, the outer one claims what the inner ones printed, so that no test counts twice. Not
 * thread-safe.
 */
public final class TestResults {
  private static final String RELEASED = "\0";
  private static final String UNFINISHED = "\0";

  private final Map<Key, Tally> tallies = new TreeMap<>();

  private record Key(String framework, String runner, String within) implements Comparable<Key> {
    static final String ALONE = "";

    /** Without the mark of a summary that has not come. */
    String printedBy() {
      return runner.endsWith(UNFINISHED)
          ? runner.substring(0, runner.length() - UNFINISHED.length())
          : runner;
    }

    Key reported() {
      return new Key(framework, printedBy(), within.equals(RELEASED) ? ALONE : within);
    }

    @Override
    public int compareTo(Key other) {
      int order = framework.compareTo(other.framework);
      order = order == 0 ? runner.compareTo(other.runner) : order;
      return order == 0 ? within.compareTo(other.within) : order;
    }
  }

  /**
   * Returns the tally of a framework's tests as printed by a runner. It is the same for the whole
   * log; what is claimed is taken out of it.
   */
  Tally of(String framework, String runner) {
    return tally(new Key(framework, runner, Key.ALONE));
  }

  /** Of a runner that has the framework's name. */
  Tally of(String framework) {
    return of(framework, framework);
  }

  /**
   * Returns a tally of the tests that a runner printed one by one, which it empties when it prints
   * their summary. What is left counts as if it were one.
   */
  Tally unfinished(String framework, String runner) {
    return of(framework, runner + UNFINISHED);
  }

  /**
   * Says that what the inner runners printed up to now, and was not released, is in a summary that
   * the outer one just printed.
   */
  void claim(String outer, Collection<String> inner) {
    move(inner, outer);
  }

  /** Says that what the runners printed up to now is theirs: an outer runner only starts now. */
  void release(Collection<String> runners) {
    move(runners, RELEASED);
  }

  private void move(Collection<String> runners, String within) {
    for (Key key : List.copyOf(tallies.keySet())) {
      if (key.within.equals(Key.ALONE) && runners.contains(key.printedBy())) {
        Tally tally = tally(key);
        if (tally.isRecognised()) {
          tally(new Key(key.framework, key.printedBy(), within)).take(tally);
        }
      }
    }
  }

  private Tally tally(Key key) {
    return tallies.computeIfAbsent(key, absent -> new Tally());
  }

  /** Returns what was recognised, in the order of framework, runner and outer runner. */
  public List<TestReport> reports() {
    Map<Key, Tally> merged = new TreeMap<>();
    tallies.forEach(
        (key, tally) -> merged.computeIfAbsent(key.reported(), absent -> new Tally()).add(tally));
    List<TestReport> reports = new ArrayList<>();
    merged.forEach(
        (key, tally) -> {
          if (tally.isRecognised()) {
            reports.add(
                tally.report(
                    key.framework, key.runner, key.within.equals(Key.ALONE) ? null : key.within));
          }
        });
    return reports;
  }
}
