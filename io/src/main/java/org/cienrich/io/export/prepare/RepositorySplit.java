package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.export.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Splits by whole repositories. They are taken in the order of a seeded hash of their names, and
 * each goes where most rows are lacking; the last ones go to parts that are still empty.
 *
 * <p>Immutable.
 */
final class RepositorySplit implements Splitter {
  private final BuildColumns columns;
  private final List<Part> parts;
  private final Map<String, Part> repositories;

  private RepositorySplit(BuildColumns columns, List<Part> parts, Map<String, Part> repositories) {
    this.columns = columns;
    this.parts = parts;
    this.repositories = repositories;
  }

  /** Reads all rows once, to count those of each repository. */
  static RepositorySplit of(RowSource source, List<Double> shares, long seed) throws IOException {
    BuildColumns columns = BuildColumns.among(source.columns());
    Map<String, Long> rows = new HashMap<>();
    source.forEach(cells -> rows.merge(columns.repo(cells), 1L, Long::sum));
    List<Part> parts = Part.of(shares.size());
    return new RepositorySplit(columns, parts, distribute(rows, parts, shares, seed));
  }

  private static Map<String, Part> distribute(
      Map<String, Long> rows, List<Part> parts, List<Double> shares, long seed) {
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    double[] lacking = shares.stream().mapToDouble(share -> share * all).toArray();
    List<String> ranked =
        rows.keySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (String repo) -> BuildColumns.key(Long.toString(seed), repo))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Set<Part> empty = EnumSet.copyOf(parts);
    Map<String, Part> chosen = new TreeMap<>();
    for (int i = 0; i < ranked.size(); i++) {
      int left = ranked.size() - i;
      Collection<Part> open = left <= empty.size() ? empty : parts;
      Part part =
          open.stream()
              .max(
                  Comparator.comparingDouble((Part candidate) -> lacking[parts.indexOf(candidate)])
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      empty.remove(part);
      chosen.put(ranked.get(i), part);
      lacking[parts.indexOf(part)] -= rows.getOrDefault(ranked.get(i), 0L);
    }
    return chosen;
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public Place place(List<@Nullable Object> cells) {
    Part part = repositories.get(columns.repo(cells));
    if (part == null) {
      throw new IllegalStateException("Rows of " + columns.repo(cells) + " were not there before");
    }
    return columns.completedAt(cells) == BuildColumns.NEVER
        ? new Place(part, DropReason.NOT_COMPLETED)
        : Place.in(part);
  }

  @Override
  public SortedMap<String, String> repositories() {
    SortedMap<String, String> texts = new TreeMap<>();
    repositories.forEach((repo, part) -> texts.put(repo, part.text()));
    return texts;
  }
}
