package org.cienrich.transforms;

import java.util.List;
import org.cienrich.features.facts.InputRow;

/** Some rows that name the same repository, with what is known of it. */
record RowChunk(String provider, RepositoryLookup lookup, List<InputRow> rows) {
  /** The most rows one chunk holds: enough to be worth a listing of the runs in their time. */
  static final int MAX_ROWS = 300;

  RowChunk {
    rows = List.copyOf(rows);
  }
}
