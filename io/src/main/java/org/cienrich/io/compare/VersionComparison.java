package org.cienrich.io.compare;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cienrich.io.compare.Comparison.ColumnNames;
import org.cienrich.io.compare.Comparison.Dataset;
import org.cienrich.io.compare.Comparison.RowCounts;
import org.cienrich.io.compare.RunDifferences.Change;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions. If their identities are equal that is the answer and no table is read;
 * else rows are read side by side. Memory is flat but for some 30 bytes per build of the input.
 */
public final class VersionComparison {
  private final ComparedVersion before;
  private final ComparedVersion after;
  private final Predicate<String> columns;
  private final int examples;

  private VersionComparison(
      ComparedVersion before, ComparedVersion after, Predicate<String> columns, int examples) {
    this.before = before;
    this.after = after;
    this.columns = columns;
    this.examples = examples;
  }

  /**
   * Compares two versions.
   *
   * @param columns which columns of the dataset are compared, by name
   * @param examples how many are told of each kind of difference
   * @throws IOException if a table cannot be read, or lacks a column that every version has
   */
  public static Comparison of(
      ComparedVersion before, ComparedVersion after, Predicate<String> columns, int examples)
      throws IOException {
    return new VersionComparison(before, after, columns, examples).compare();
  }

  private Comparison compare() throws IOException {
    Comparison ofManifests = Comparison.of(before.manifest(), after.manifest());
    return ofManifests.identical() ? ofManifests : ofManifests.with(dataset(ofManifests.runs()));
  }

  private Dataset dataset(RunDifferences runs) throws IOException {
    Set<String> features = new HashSet<>();
    before.manifest().features().forEach(feature -> features.add(feature.name()));
    RowDifferences rows =
        new RowDifferences(
            before.vectors(), after.vectors(), columns, features::contains, examples);
    RowMatcher matcher = new RowMatcher(before.vectors(), after.vectors(), examples);
    matcher.match(rows);
    SortedMap<String, Change> scanners = scanners();
    Causes causes = new Causes(before.manifest(), after.manifest(), runs, scanners);
    List<FeatureChange> changes =
        rows.columns().stream()
            .map(column -> column.rows() == 0 ? column : column.because(causes.of(column.column())))
            .toList();
    return new Dataset(
        new RowCounts(
            matcher.added().rows(),
            matcher.removed().rows(),
            rows.changed(),
            rows.same(),
            matcher.otherAttempts(),
            matcher.added().examples(),
            matcher.removed().examples()),
        new ColumnNames(
            missing(after.vectors(), before.vectors()), missing(before.vectors(), after.vectors())),
        changes,
        BuildStatuses.compare(before.builds(), after.builds(), examples),
        scanners);
  }

  /** Returns the compared columns of a table that another one lacks. */
  private List<String> missing(RowSource table, RowSource other) {
    Set<String> names = new HashSet<>();
    other.columns().forEach(column -> names.add(column.name()));
    return table.columns().stream()
        .map(TableColumn::name)
        .filter(name -> !names.contains(name) && columns.test(name))
        .toList();
  }

  private SortedMap<String, Change> scanners() throws IOException {
    Map<String, Set<String>> had = scanners(before.scans());
    Map<String, Set<String>> has = scanners(after.scans());
    SortedMap<String, Change> changes = new TreeMap<>();
    for (String tool : had.keySet()) {
      if (has.containsKey(tool)) {
        Change change = RunDifferences.change(text(had.get(tool)), text(has.get(tool)));
        if (change != null) {
          changes.put(tool, change);
        }
      }
    }
    return changes;
  }

  private static @Nullable String text(@Nullable Set<String> scanners) {
    return scanners == null ? null : String.join("; ", scanners);
  }

  private static Map<String, Set<String>> scanners(RowSource scans) throws IOException {
    int tool = RowKeys.index(scans.columns(), "tool");
    int scanner = RowKeys.index(scans.columns(), "scanner");
    Map<String, Set<String>> scanners = new TreeMap<>();
    scans.forEach(
        row ->
            scanners
                .computeIfAbsent(String.valueOf(row.get(tool)), name -> new TreeSet<>())
                .add(String.valueOf(row.get(scanner))));
    return scanners;
  }
}
