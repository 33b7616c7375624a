package org.cienrich.io.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted; all criteria must hold.
 *
 * @param statuses of the extraction
 * @param outcomes values of {@code tr_status}; empty for any
 * @param repositories names in lower case, or {@code owner/*}; empty for any
 * @param from earliest trigger; null for any
 * @param until the first trigger that is too late; null for any
 */
public record RowCriteria(
    Set<String> statuses,
    Set<String> outcomes,
    Set<String> repositories,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** Takes every row. */
  public static final RowCriteria ALL = new RowCriteria(Set.of(), Set.of(), Set.of(), null, null);

  static final String STATUS = "extraction_status";
  static final String OUTCOME = "tr_status";
  static final String REPOSITORY = "repo";
  static final String TRIGGERED_AT = "triggered_at";

  public RowCriteria {
    statuses = Set.copyOf(statuses);
    outcomes = Set.copyOf(outcomes);
    repositories = Set.copyOf(repositories);
  }

  /** Returns the columns that the criteria look at. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (!statuses.isEmpty()) {
      columns.add(STATUS);
    }
    if (!outcomes.isEmpty()) {
      columns.add(OUTCOME);
    }
    if (!repositories.isEmpty()) {
      columns.add(REPOSITORY);
    }
    if (from != null || until != null) {
      columns.add(TRIGGERED_AT);
    }
    return columns;
  }

  /** Returns what is wrong with them for rows with these columns: nothing, mostly. */
  public List<String> problems(List<TableColumn> columns) {
    List<String> names = columns.stream().map(TableColumn::name).toList();
    return columns().stream()
        .filter(name -> !names.contains(name))
        .map(name -> "The version has no column " + name + " to choose rows by")
        .toList();
  }

  /** Returns the criteria in words, by the column they look at. */
  SortedMap<String, List<String>> described() {
    SortedMap<String, List<String>> words = new TreeMap<>();
    words.put(STATUS, sorted(statuses));
    words.put(OUTCOME, sorted(outcomes));
    words.put(REPOSITORY, sorted(repositories));
    List<String> times = new ArrayList<>();
    if (from != null) {
      times.add("from " + from);
    }
    if (until != null) {
      times.add("before " + until);
    }
    words.put(TRIGGERED_AT, times);
    words.values().removeIf(List::isEmpty);
    return words;
  }

  private static List<String> sorted(Set<String> values) {
    return values.stream().sorted().toList();
  }

  /** Returns what decides about rows with these columns. */
  Predicate<List<@Nullable Object>> over(List<TableColumn> columns) {
    List<String> names = columns.stream().map(TableColumn::name).toList();
    int status = names.indexOf(STATUS);
    int outcome = names.indexOf(OUTCOME);
    int repository = names.indexOf(REPOSITORY);
    int triggeredAt = names.indexOf(TRIGGERED_AT);
    return cells ->
        (statuses.isEmpty() || isAmong(statuses, cells.get(status)))
            && (outcomes.isEmpty() || isAmong(outcomes, cells.get(outcome)))
            && (repositories.isEmpty() || isRepository(cells.get(repository)))
            && ((from == null && until == null) || isInTime(cells.get(triggeredAt)));
  }

  private static boolean isAmong(Set<String> wanted, @Nullable Object cell) {
    return cell != null && wanted.contains(cell.toString());
  }

  private boolean isRepository(@Nullable Object cell) {
    if (!(cell instanceof String name)) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return repositories.contains(lower)
        || repositories.contains(lower.substring(0, lower.indexOf('/') + 1) + "*");
  }

  private boolean isInTime(@Nullable Object cell) {
    return cell instanceof Instant at
        && (from == null || !at.isBefore(from))
        && (until == null || at.isBefore(until));
  }
}
