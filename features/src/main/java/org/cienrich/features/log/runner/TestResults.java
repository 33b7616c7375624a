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

  private final Map<Key, Tally> tallies = new TreeMap<>();

  private record Key(String framework, String runner, String within) implements Comparable<Key> {
    static final String ALONE = "";

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
      if (key.within.equals(Key.ALONE) && runners.contains(key.runner)) {
        Tally tally = tally(key);
        if (tally.isRecognised()) {
          tally(new Key(key.framework, key.runner, within)).take(tally);
        }
      }
    }
  }

  private Tally tally(Key key) {
    return tallies.computeIfAbsent(key, absent -> new Tally());
  }

  /** Returns what was recognised, in the order of framework, runner and outer runner. */
  public List<TestReport> reports() {
    for (Key key : List.copyOf(tallies.keySet())) {
      if (key.within.equals(RELEASED)) {
        Tally released = tally(key);
        tally(new Key(key.framework, key.runner, Key.ALONE)).take(released);
      }
    }
    List<TestReport> reports = new ArrayList<>();
    tallies.forEach(
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
