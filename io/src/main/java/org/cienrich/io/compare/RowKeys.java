package org.cienrich.io.compare;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.facts.BuildIds;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.version.UnreadableVersionException;
import org.jspecify.annotations.Nullable;

/** Where rows of {@code feature_vectors} hold their key and what they are ordered by. Immutable. */
record RowKeys(int buildKey, int repo, int startedAt, int buildId, int attempt) {
  static final String BUILD_KEY = "build_key";

  /** What a row is ordered by: repository, start, id, attempt. */
  private record Place(String repo, Instant startedAt, String buildId, long attempt) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::repo)
            .thenComparing(Place::startedAt)
            .thenComparing(Place::buildId, BuildIds.ORDER)
            .thenComparing(Place::attempt);
  }

  /**
   * @throws UnreadableVersionException if one of the columns is not there
   */
  static RowKeys of(List<TableColumn> columns) throws UnreadableVersionException {
    return new RowKeys(
        index(columns, BUILD_KEY),
        index(columns, "repo"),
        index(columns, "started_at"),
        index(columns, "build_id"),
        index(columns, "attempt"));
  }

  /**
   * @throws UnreadableVersionException if there is no column of this name
   */
  static int index(List<TableColumn> columns, String name) throws UnreadableVersionException {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableVersionException(
                    "A table has no column "
                        + name
                        + ": its version is of another version of ci-enrich"));
  }

  String key(List<@Nullable Object> row) {
    return String.valueOf(row.get(buildKey));
  }

  /** Returns less than 0 if the row comes before the other one, which has keys of its own. */
  int compare(List<@Nullable Object> row, RowKeys others, List<@Nullable Object> other) {
    return Place.ORDER.compare(place(row), others.place(other));
  }

  private Place place(List<@Nullable Object> row) {
    return new Place(
        String.valueOf(row.get(repo)),
        row.get(startedAt) instanceof Instant at ? at : Instant.EPOCH,
        String.valueOf(row.get(buildId)),
        row.get(attempt) instanceof Long number ? number : 0);
  }
}
