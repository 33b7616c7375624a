package org.cienrich.io.export.prepare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a row. */
public sealed interface Prepared {
  /** A row to write, with one value per column of {@link Preparer#columns}. */
  record Row(Part part, List<@Nullable Object> cells) implements Prepared {}

  /** A row that is left out. */
  record Dropped(DropReason reason) implements Prepared {}
}
