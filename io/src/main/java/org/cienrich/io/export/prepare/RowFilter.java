package org.cienrich.io.export.prepare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells where rows belong, those left out for missing values included. Immutable.
 *
 * @param needed indexes of the columns without whose values a row is dropped
 */
record RowFilter(Splitter splitter, List<Integer> needed) {
  RowFilter {
    needed = List.copyOf(needed);
  }

  Place place(List<@Nullable Object> cells) {
    Place place = splitter.place(cells);
    if (place.dropped() == null) {
      for (int column : needed) {
        if (cells.get(column) == null) {
          return new Place(place.part(), DropReason.MISSING_VALUE);
        }
      }
    }
    return place;
  }
}
