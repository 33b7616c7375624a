package org.cienrich.io.export.prepare;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Tells to which part each row belongs. */
interface Splitter {
  /** Leaves all rows together. */
  Splitter NONE =
      new Splitter() {
        private static final Place ALL = Place.in(Part.ALL);

        @Override
        public List<Part> parts() {
          return List.of(Part.ALL);
        }

        @Override
        public Place place(List<@Nullable Object> cells) {
          return ALL;
        }
      };

  /** Returns the parts in the order of their use. */
  List<Part> parts();

  /** Tells whether it has to {@link #remember} all rows first. */
  default boolean remembers() {
    return false;
  }

  /**
   * Takes a row, in any order.
   *
   * @return where the row belongs as far as that depends on itself alone, which is all there is to
   *     know of the first part
   */
  default Place remember(List<@Nullable Object> cells) {
    return place(cells);
  }

  /** Returns where a row belongs. */
  Place place(List<@Nullable Object> cells);

  /** Returns the first instants of the parts after the first, by repository or for {@code *}. */
  default SortedMap<String, List<String>> cuts() {
    return Collections.emptySortedMap();
  }

  /** Returns the part of each repository, if that decides. */
  default SortedMap<String, String> repositories() {
    return Collections.emptySortedMap();
  }
}
