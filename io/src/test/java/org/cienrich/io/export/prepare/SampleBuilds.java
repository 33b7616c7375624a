package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A table of builds with some features of the catalogue, in memory. Counts how often it is read.
 */
final class SampleBuilds implements RowSource {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final List<TableColumn> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private int passes;

  private SampleBuilds(List<TableColumn> columns) {
    this.columns = columns;
  }

  /** Returns an empty table with the identity columns and these features. */
  static SampleBuilds with(String... features) {
    List<Feature<?>> selected = new ArrayList<>();
    for (String feature : features) {
      selected.add(Catalog.ALL.find(feature).orElseThrow());
    }
    return new SampleBuilds(FeatureVectorLayout.of(() -> selected).columns());
  }

  /** Returns an empty table with these columns and no others. */
  static SampleBuilds ofColumns(List<TableColumn> columns) {
    return new SampleBuilds(columns);
  }

  /**
   * Adds a build.
   *
   * @param triggered seconds
   * @param completed seconds; null for never
   */
  SampleBuilds build(
      String repo,
      String id,
      int attempt,
      String commit,
      long triggered,
      @Nullable Long completed,
      @Nullable Object... features) {
    List<@Nullable Object> row =
        new ArrayList<>(
            Arrays.<@Nullable Object>asList(
                "github_actions/" + repo + "/" + id + "/" + attempt,
                repo,
                "github_actions",
                id,
                (long) attempt,
                commit,
                commit,
                at(triggered),
                at(triggered),
                completed == null ? null : at(completed),
                "completed"));
    row.addAll(Arrays.asList(features));
    row.add("{}");
    rows.add(row);
    return this;
  }

  /** Adds a build of a commit of its own that takes no time. */
  SampleBuilds row(long triggered, @Nullable Object... features) {
    String id = Integer.toString(rows.size());
    return build("o/r", id, 1, "commit" + id, triggered, triggered, features);
  }

  static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  List<List<@Nullable Object>> rows() {
    return rows;
  }

  int passes() {
    return passes;
  }

  int indexOf(String column) {
    return columns.stream().map(TableColumn::name).toList().indexOf(column);
  }

  /** Prepares all rows. */
  List<Prepared> prepared(Preparer preparer) {
    return rows.stream().map(preparer::prepare).toList();
  }

  /** Returns a column of the rows that are written. */
  List<@Nullable Object> column(Preparer preparer, String name) {
    int index = preparer.columns().stream().map(TableColumn::name).toList().indexOf(name);
    List<@Nullable Object> values = new ArrayList<>();
    for (Prepared prepared : prepared(preparer)) {
      if (prepared instanceof Prepared.Row row) {
        values.add(row.cells().get(index));
      }
    }
    return values;
  }

  /** Returns the part of each row, or why it has none. */
  List<String> places(Preparer preparer) {
    return prepared(preparer).stream()
        .map(
            prepared ->
                prepared instanceof Prepared.Row row
                    ? row.part().text()
                    : ((Prepared.Dropped) prepared).reason().text())
        .toList();
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    passes++;
    for (List<@Nullable Object> row : rows) {
      visitor.visit(row);
    }
  }

  /** Fits a preparation that is given as {@code name=value}. */
  Preparer fit(String... options) throws IOException {
    return Preparer.fit(preparation(options), this);
  }

  static Preparation preparation(String... options) {
    return Preparation.parse(
        Stream.of(options)
            .map(option -> option.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }
}
