package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * Prepares rows for learning: assigns them to parts, drops, fills, scales and encodes. All
 * parameters come from the training part alone, which is all rows without a split.
 *
 * <p>Memory does not grow with the rows, except for splits by time: 8 bytes per row while the cuts
 * are looked for, then about 16 per commit.
 *
 * <p>Immutable and thread-safe.
 */
public final class Preparer {
  private final Splitter splitter;
  private final RowFilter filter;
  private final List<Integer> kept;
  private final List<ColumnEncoder> encoders;
  private final List<TableColumn> columns;
  private final PreparationParameters parameters;

  Preparer(
      Splitter splitter,
      RowFilter filter,
      List<Integer> kept,
      List<ColumnEncoder> encoders,
      PreparationParameters parameters) {
    this.splitter = splitter;
    this.filter = filter;
    this.kept = List.copyOf(kept);
    this.encoders = List.copyOf(encoders);
    this.columns = encoders.stream().flatMap(encoder -> encoder.columns().stream()).toList();
    this.parameters = parameters;
  }

  /**
   * Fits a preparation. Reads the rows once; once more to drop columns; and twice more to split by
   * time, or once by repository.
   *
   * @param source gives the same rows each time
   * @throws PreparationException if the rows lack what the preparation wants of them, such as
   *     enough for each part, or hold what it must not meet, such as the sentinel
   * @throws IOException if the rows cannot be read
   */
  public static Preparer fit(Preparation preparation, RowSource source) throws IOException {
    return new PreparerFit(preparation, source).fit();
  }

  /** Returns the columns of prepared rows, in their order. */
  public List<TableColumn> columns() {
    return columns;
  }

  /** Returns the parts, in the order of their use. */
  public List<Part> parts() {
    return splitter.parts();
  }

  /** Returns what was fitted, and what becomes of the rows it was fitted on. */
  public PreparationParameters parameters() {
    return parameters;
  }

  /**
   * Prepares a row of the source.
   *
   * @param cells one value per column of the source
   * @throws PreparationException if a value, once it is scaled, is the sentinel
   * @throws IllegalStateException if a split does not know the row's repository
   */
  public Prepared prepare(List<@Nullable Object> cells) {
    Place place = filter.place(cells);
    if (place.dropped() != null) {
      return new Prepared.Dropped(place.dropped());
    }
    List<@Nullable Object> row = new ArrayList<>(columns.size());
    for (int i = 0; i < encoders.size(); i++) {
      encoders.get(i).append(cells.get(kept.get(i)), row);
    }
    return new Prepared.Row(place.part(), row);
  }
}
