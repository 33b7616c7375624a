package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cienrich.io.export.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * Splits by the time of the trigger, so that what is learnt from an earlier part was known when the
 * next one began: a build belongs to its part only if it had completed before then, and neither its
 * build nor its commit occurs among such rows of an earlier part.
 *
 * <p>The later of two rows goes, never the earlier, lest the future decides what is learnt from.
 *
 * <p>Takes 8 bytes per row while the cuts are looked for, and afterwards 12 to 23 per commit; not
 * thread-safe while it remembers.
 */
final class TimeSplit implements Splitter {
  private static final String EVERYWHERE = "*";

  private final BuildColumns columns;
  private final boolean perRepository;
  private final List<Part> parts;
  private final Map<String, TimeCuts> cuts;
  private final EarliestParts earliest = new EarliestParts();

  /** The builds of which there is more than the first attempt. */
  private final EarliestParts restarted;

  private TimeSplit(
      BuildColumns columns,
      boolean perRepository,
      List<Part> parts,
      Map<String, TimeCuts> cuts,
      EarliestParts restarted) {
    this.columns = columns;
    this.perRepository = perRepository;
    this.parts = parts;
    this.cuts = cuts;
    this.restarted = restarted;
  }

  /**
   * Reads all rows once, to find the cuts.
   *
   * @param perRepository whether each repository is cut for itself
   */
  static TimeSplit of(RowSource source, List<Double> shares, boolean perRepository)
      throws IOException {
    BuildColumns columns = BuildColumns.among(source.columns());
    Map<String, LongStream.Builder> instants = new HashMap<>();
    EarliestParts restarted = new EarliestParts();
    source.forEach(
        cells -> {
          instants
              .computeIfAbsent(
                  perRepository ? columns.repo(cells) : EVERYWHERE, key -> LongStream.builder())
              .add(columns.triggeredAt(cells));
          if (!columns.isFirstAttempt(cells)) {
            restarted.add(columns.build(cells), 0);
          }
        });
    Map<String, TimeCuts> cuts = new TreeMap<>();
    instants.forEach((key, values) -> cuts.put(key, TimeCuts.of(values.build().toArray(), shares)));
    return new TimeSplit(columns, perRepository, Part.of(shares.size()), cuts, restarted);
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public Place remember(List<@Nullable Object> cells) {
    Place place = placeByTime(cells);
    if (place.dropped() == null && place.part() != Part.TEST) {
      int part = parts.indexOf(place.part());
      for (long key : keys(cells)) {
        earliest.add(key, part);
      }
    }
    return place;
  }

  @Override
  public Place place(List<@Nullable Object> cells) {
    Place place = placeByTime(cells);
    if (place.dropped() == null && place.part() != Part.TRAIN) {
      int part = parts.indexOf(place.part());
      for (long key : keys(cells)) {
        if (earliest.get(key) < part) {
          return new Place(place.part(), DropReason.IN_EARLIER_PART);
        }
      }
    }
    return place;
  }

  /** Returns keys of which rows share one if they must not be in two parts. */
  private long[] keys(List<@Nullable Object> cells) {
    long[] commits = columns.commits(cells);
    if (restarted.isEmpty()) {
      return commits;
    }
    long build = columns.build(cells);
    if (restarted.get(build) == EarliestParts.NONE) {
      return commits;
    }
    long[] keys = Arrays.copyOf(commits, commits.length + 1);
    keys[commits.length] = build;
    return keys;
  }

  private Place placeByTime(List<@Nullable Object> cells) {
    TimeCuts ofRow = cuts.get(perRepository ? columns.repo(cells) : EVERYWHERE);
    if (ofRow == null) {
      throw new IllegalStateException("Rows of " + columns.repo(cells) + " were not there before");
    }
    int part = ofRow.part(columns.triggeredAt(cells));
    long completed = columns.completedAt(cells);
    if (completed == BuildColumns.NEVER) {
      return new Place(parts.get(part), DropReason.NOT_COMPLETED);
    }
    return new Place(
        parts.get(part), completed < ofRow.end(part) ? null : DropReason.COMPLETED_TOO_LATE);
  }

  @Override
  public SortedMap<String, List<String>> cuts() {
    SortedMap<String, List<String>> texts = new TreeMap<>();
    cuts.forEach(
        (key, value) ->
            texts.put(
                key,
                value.starts().stream()
                    .map(
                        start ->
                            start == Long.MAX_VALUE
                                ? "never"
                                : BuildColumns.instant(start).toString())
                    .toList()));
    return texts;
  }
}
