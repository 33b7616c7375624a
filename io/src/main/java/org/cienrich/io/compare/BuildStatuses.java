package org.cienrich.io.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cienrich.io.compare.BuildChanges.Transition;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Compares two tables {@code builds}, whose rows need not be in the same order: inputs may differ.
 * Takes 20 bytes per build. Not thread-safe.
 */
final class BuildStatuses {
  private static final String FOUND = "found";
  private static final String ABSENT = "absent";
  private static final int NOT_SET = 0;

  private final int mostExamples;
  private final Map<String, Map<String, Count>> statuses = new TreeMap<>();
  private final Map<String, Map<String, Count>> outcomes = new TreeMap<>();
  private final List<State> states = new ArrayList<>(List.of(new State(ABSENT, ABSENT, "")));
  private final Map<State, Integer> numbers = new HashMap<>();

  private BuildStatuses(int mostExamples) {
    this.mostExamples = mostExamples;
  }

  /** What a row says of its build. */
  private record State(String status, String outcome, String attempt) {
    boolean isFound() {
      return status.equals(FOUND);
    }

    /** Returns the outcome, with the attempt if the other one is of another. */
    String outcomeBeside(State other) {
      return attempt.equals(other.attempt) ? outcome : outcome + ", attempt " + attempt;
    }
  }

  private static final class Count {
    private final List<String> examples = new ArrayList<>();
    private long builds;
  }

  /** Where a table holds what is compared. */
  private record Columns(
      int repo,
      int id,
      int provider,
      int attempt,
      int status,
      int reason,
      int conclusion,
      int runStatus) {
    static Columns of(RowSource builds) throws IOException {
      List<TableColumn> columns = builds.columns();
      return new Columns(
          RowKeys.index(columns, "repo_in_csv"),
          RowKeys.index(columns, "build_id_in_csv"),
          RowKeys.index(columns, "ci_provider"),
          RowKeys.index(columns, "attempt"),
          RowKeys.index(columns, "status"),
          RowKeys.index(columns, "reason"),
          RowKeys.index(columns, "conclusion"),
          RowKeys.index(columns, "run_status"));
    }

    String name(List<@Nullable Object> row) {
      return row.get(repo) + " " + row.get(id);
    }

    String key(List<@Nullable Object> row) {
      return name(row).toLowerCase(Locale.ROOT) + " " + row.get(provider);
    }

    State state(List<@Nullable Object> row) {
      Object why = row.get(reason);
      Object outcome = row.get(conclusion) == null ? row.get(runStatus) : row.get(conclusion);
      return new State(
          row.get(status) + (why == null ? "" : " (" + why + ")"),
          Objects.toString(outcome, "not told"),
          String.valueOf(row.get(attempt)));
    }
  }

  /**
   * Compares the builds of two versions.
   *
   * @throws IOException if a table cannot be read, or lacks a column
   */
  static BuildChanges compare(RowSource before, RowSource after, int examples) throws IOException {
    BuildStatuses compared = new BuildStatuses(examples);
    compared.read(before, after);
    return new BuildChanges(result(compared.statuses), result(compared.outcomes));
  }

  private void read(RowSource before, RowSource after) throws IOException {
    Columns columns = Columns.of(before);
    KeyHashes keys = new KeyHashes();
    before.forEach(row -> keys.add(columns.key(row)));
    int[] had = new int[keys.size()];
    before.forEach(
        row -> {
          int build = keys.indexOf(columns.key(row));
          if (had[build] == NOT_SET) {
            had[build] = number(columns.state(row));
          }
        });
    BitSet met = new BitSet();
    KeyHashes others = new KeyHashes();
    Columns othersColumns = Columns.of(after);
    after.forEach(row -> others.add(othersColumns.key(row)));
    BitSet othersMet = new BitSet();
    after.forEach(
        row -> {
          int other = others.indexOf(othersColumns.key(row));
          if (!othersMet.get(other)) {
            othersMet.set(other);
            int build = keys.indexOf(othersColumns.key(row));
            State state = build < 0 ? states.get(0) : states.get(had[build]);
            add(othersColumns.name(row), state, othersColumns.state(row));
            if (build >= 0) {
              met.set(build);
            }
          }
        });
    before.forEach(
        row -> {
          int build = keys.indexOf(columns.key(row));
          if (!met.get(build)) {
            met.set(build);
            add(columns.name(row), columns.state(row), states.get(0));
          }
        });
  }

  private int number(State state) {
    return numbers.computeIfAbsent(
        state,
        unknown -> {
          states.add(unknown);
          return states.size() - 1;
        });
  }

  private void add(String build, State before, State after) {
    count(statuses, before.status(), after.status(), build);
    if (before.isFound() && after.isFound()) {
      count(outcomes, before.outcomeBeside(after), after.outcomeBeside(before), build);
    }
  }

  private void count(
      Map<String, Map<String, Count>> counts, String before, String after, String build) {
    if (before.equals(after)) {
      return;
    }
    Count count =
        counts
            .computeIfAbsent(before, from -> new TreeMap<>())
            .computeIfAbsent(after, to -> new Count());
    count.builds++;
    if (count.examples.size() < mostExamples) {
      count.examples.add(build);
    }
  }

  private static List<Transition> result(Map<String, Map<String, Count>> counts) {
    List<Transition> transitions = new ArrayList<>();
    counts.forEach(
        (before, byAfter) ->
            byAfter.forEach(
                (after, count) ->
                    transitions.add(new Transition(before, after, count.builds, count.examples))));
    return transitions;
  }
}
